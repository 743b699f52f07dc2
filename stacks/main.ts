import { join } from "node:path";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { operatorsStack } from "./operators";
import { platformStack } from "./platform";
import { shopStack } from "./shop";

const app = new App();
const operators = operatorsStack(app);
const platform = platformStack(app, operators);
shopStack(app, platform);

// A state belongs to its cluster, not to a checkout: with several clusters, name a folder for each.
const stateFolder = process.env.HEADWATER_TERRAFORM_STATE;
if (stateFolder) {
  for (const stack of app.node.children.filter(TerraformStack.isStack)) {
    new LocalBackend(stack, { path: join(stateFolder, `terraform.${stack.node.id}.tfstate`) });
  }
}

app.synth();
