import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";

const MAX_LENGTH = 1024;
const LEGAL = /^\/(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})*$/;
const REFUSED = /\/\/|\/\.\.?(\/|$)|%2f/i;

export const routePath = defineRule({
  code: "HW-ROUTE-002",
  name: "The path of a route is one that gateways take",
  why: "The Gateway API refuses it (https://gateway-api.sigs.k8s.io/reference/spec/#httppathmatch).",
  fix: `Begin with "/", with no empty, "." or ".." parts, and escape what may not be in the path of a URL.`,
  example: `orders.exposes("orders", { auth });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { exposes }) {
    const paths = exposes.map(({ path }) => path).filter((path) => !isToken(path));
    if (paths.length === 0) return "not applicable";
    return judged(
      paths
        .filter((path) => !LEGAL.test(path) || REFUSED.test(path) || path.length > MAX_LENGTH)
        .map((path) => ({ message: `"${path}" is no legal path.` })),
    );
  },
});
