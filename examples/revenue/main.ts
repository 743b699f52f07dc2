import { App } from "cdktf";
import { Durable, Gateway, HeadwaterStack, Platform, Registry } from "../../constructs";
import { operatorsStack } from "../../stacks/operators";
import { billingTeam } from "./team";

const app = new App();
const core = new HeadwaterStack(app, "platform");
core.addDependency(operatorsStack(app));
const platform = new Platform(core, "platform", {
  registry: Registry.embedded(),
  durable: Durable.embedded(),
  gateways: { public: Gateway.envoy({ hosts: ["shop.example"], service: "ClusterIP", replicas: 1 }) },
});
billingTeam(app, platform);
app.synth();
