import type { BackendTrafficPolicy } from "../kubernetes/objects";
import type { AuthDeclaration, RateLimitDeclaration } from "../model/route-declarations";
import { tokenOf } from "../model/token-of";
import { subjectHeader } from "./envoy-identity";

type RateLimit = NonNullable<BackendTrafficPolicy["spec"]["rateLimit"]>;
type Rule = NonNullable<NonNullable<RateLimit["local"]>["rules"]>[number];
type Selector = NonNullable<Rule["clientSelectors"]>[number];

const UNITS = { second: "Second", minute: "Minute", hour: "Hour", day: "Day" } as const;

/**
 * The strictest limit that applies decides. Each proxy counts local ones in its own memory
 * (https://gateway.envoyproxy.io/docs/tasks/traffic/local-rate-limit/), and a service counts global ones in Redis
 * (https://gateway.envoyproxy.io/docs/tasks/traffic/global-rate-limit/).
 */
export function rateLimit(limits: readonly RateLimitDeclaration[], auth: AuthDeclaration): RateLimit {
  const local = limits.filter(({ scope }) => scope === undefined);
  const global = limits.filter(({ scope }) => scope === "global");
  return {
    ...(local.length > 0 ? { local: { rules: rulesOf(local, auth) } } : {}),
    ...(global.length > 0 ? { global: { rules: rulesOf(global, auth) } } : {}),
  };
}

/**
 * Every rule has a selector: of local ones, Envoy Gateway takes only one without, and then only in a unit that divides
 * those of the others.
 */
const rulesOf = (limits: readonly RateLimitDeclaration[], auth: AuthDeclaration): Rule[] =>
  limits.flatMap(({ requests, per, by }) =>
    selectors(by, auth).map((selector) => ({ clientSelectors: [selector], limit: { requests, unit: UNITS[per] } })),
  );

function selectors(by: RateLimitDeclaration["by"], auth: AuthDeclaration): Selector[] {
  if (by === "address") {
    return ["0.0.0.0/0", "::/0"].map((value) => ({ sourceCIDR: { type: "Distinct", value } }));
  }
  const token = tokenOf(auth);
  if (by === "subject" && token) {
    const name = subjectHeader(token);
    return [
      { headers: [{ name, type: "Distinct" }] },
      // Tokens without a subject are counted together, or leaving it out would be a way around.
      { headers: [{ name, type: "RegularExpression", value: ".+", invert: true }] },
    ];
  }
  if (by === "apiKey" && auth.type === "apiKey") {
    return [{ headers: [{ name: auth.clientHeader, type: "Distinct" }] }];
  }
  return [{ path: { type: "PathPrefix", value: "/" } }];
}
