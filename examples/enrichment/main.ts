import { App } from "cdktf";
import { operatorsStack } from "../../stacks/operators";
import { platformStack } from "../../stacks/platform";
import { salesTeam } from "./team";

const app = new App();
salesTeam(app, platformStack(app, operatorsStack(app)));
app.synth();
