import { App } from "cdktf";
import { Topology } from "../../../constructs";
import { operatorsStack } from "../../../stacks/operators";
import { platformStack } from "../../../stacks/platform";
import { shopStack } from "../../../stacks/shop";

export function sampleTopology(): Topology {
  const app = new App();
  shopStack(app, platformStack(app, operatorsStack(app)));
  return Topology.of(app);
}
