import { answersHttp } from "../calls/answering";
import { defineRule, judged } from "../rule";

export const routePort = defineRule({
  code: "HW-ROUTE-001",
  name: "What a route leads to answers HTTP",
  why: "The gateway would answer every request with an error: there is no port to send it to.",
  fix: "Give the container a port.",
  example: `new Service(shop, "orders", { container: { image: "…" } }).exposes("/orders", { auth });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, workload) {
    const [route] = workload.exposes;
    if (!route) return "not applicable";
    return judged(answersHttp(workload) ? [] : [{ message: `"${route.path}" leads to a container without a port.` }]);
  },
});
