import { didYouMean } from "../../model/similar";
import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";
import { gatewayAt } from "./gateway-at";

/** https://gateway-api.sigs.k8s.io/reference/spec/#hostname: a wildcard stands for one part or more. */
const serves = (served: string, host: string): boolean =>
  served === host || (served.startsWith("*.") && host.endsWith(served.slice(1)));

export const servedHost = defineRule({
  code: "HW-ROUTE-006",
  name: "The host of a route is one that its gateway serves",
  why: "The gateway would accept no request for it.",
  fix: "Add the host to the gateway, or name one of its hosts.",
  example: `gateways: { public: Gateway.envoy({ hosts: ["shop.example"] }) }
orders.exposes("/orders", { auth, host: "orders.example" });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const judgeable = workload.exposes.flatMap((route) => {
      const gateway = gatewayAt(topology, workload, route);
      const { host } = route;
      if (gateway === undefined || host === undefined || [host, ...gateway.hosts].some(isToken)) return [];
      return [{ host, gateway }];
    });
    if (judgeable.length === 0) return "not applicable";
    return judged(
      judgeable
        .filter(({ host, gateway }) => !gateway.hosts.some((served) => serves(served, host)))
        .map(({ host, gateway: { name, hosts } }) => ({
          message: `The gateway "${name}" does not serve "${host}"; it serves ${hosts.map((served) => `"${served}"`).join(", ")}.${didYouMean(host, hosts)}`,
        })),
    );
  },
});
