import { defineRule, judged } from "../rule";
import { gatewayAt } from "./gateway-at";

export const encrypted = defineRule({
  code: "HW-ROUTE-017",
  name: "Tokens, keys and passwords travel encrypted",
  why: "Whoever sees the traffic on the way to the gateway can send requests in somebody else's name.",
  fix: `Give the gateway certificates: tls: Tls.secret("…"). If something before it ends TLS, suppress this and say so.`,
  example: `gateways: { public: Gateway.envoy({ hosts: ["shop.example"] }) }
orders.exposes("/orders", { auth: Auth.basic({ secret: "users" }) });`,
  level: "warning",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const guarded = workload.exposes.flatMap((route) => {
      const gateway = gatewayAt(topology, workload, route);
      return gateway && route.auth.type !== "public" ? [{ route, gateway }] : [];
    });
    if (guarded.length === 0) return "not applicable";
    return judged(
      guarded
        .filter(({ gateway }) => !gateway.tls)
        .map(({ route, gateway }) => ({
          message: `"${route.path}" takes credentials at the gateway "${gateway.name}", which has no certificate.`,
        })),
    );
  },
});
