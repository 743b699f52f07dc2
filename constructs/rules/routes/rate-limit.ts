import type { RouteDeclaration } from "../../model/route-declarations";
import { defineRule, judged, type Violation } from "../rule";

/** An unsigned number of 32 bits. */
const MAX_REQUESTS = 2 ** 32 - 1;
/** Envoy Gateway takes 16 rules, and those that count clients apart are two rules each. */
const MAX_LIMITS = 8;

export const rateLimit = defineRule({
  code: "HW-ROUTE-008",
  name: "A rate limit lets something through",
  why: "A limit of nothing closes the route, and Envoy Gateway takes no parts of a request, and a few limits for a route.",
  fix: `Give a whole number of requests from 1 to ${MAX_REQUESTS}. To close a route, take it away.`,
  example: `orders.exposes("/orders", { auth, rateLimit: { requests: 0, per: "minute", by: "address" } });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { exposes }) {
    const limited = exposes.filter(({ rateLimits }) => rateLimits.length > 0);
    if (limited.length === 0) return "not applicable";
    return judged(limited.flatMap(violations));
  },
});

function violations({ path, rateLimits }: RouteDeclaration): Violation[] {
  const unusable = rateLimits
    .filter(({ requests }) => !(Number.isInteger(requests) && requests >= 1 && requests <= MAX_REQUESTS))
    .map(({ requests, per }) => ({ message: `A limit of "${path}" is ${requests} requests per ${per}.` }));
  if (rateLimits.length <= MAX_LIMITS) return unusable;
  return [
    ...unusable,
    { message: `"${path}" has ${rateLimits.length} limits.`, fix: `Give at most ${MAX_LIMITS} limits.` },
  ];
}
