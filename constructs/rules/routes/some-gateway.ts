import { defineRule, judged } from "../rule";
import { platformAt } from "./gateway-at";

export const someGateway = defineRule({
  code: "HW-ROUTE-004",
  name: "What is exposed comes in at a gateway",
  why: "No request would ever arrive.",
  fix: `Give the platform one: gateways: { public: Gateway.envoy({ hosts: ["shop.example"] }) }. Of a platform of another program, take a manifest that has one.`,
  example: `const platform = new Platform(core, "platform");
orders.exposes("/orders", { auth });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const platform = platformAt(topology, workload);
    const [route] = workload.exposes;
    if (platform === undefined || route === undefined) return "not applicable";
    const { gateways = [] } = platform;
    return judged(
      gateways.length > 0
        ? []
        : [{ message: `"${route.path}" comes in nowhere: the platform ${platform.path} has no gateway.` }],
    );
  },
});
