import { App } from "cdktf";
import { operatorsStack } from "../../stacks/operators";
import { platformStack } from "../../stacks/platform";
import { fraudTeam } from "./team";

const app = new App();
fraudTeam(app, platformStack(app, operatorsStack(app)));
app.synth();
