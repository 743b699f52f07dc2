import type { BackendTrafficPolicy } from "../kubernetes/objects";
import type { AuthDeclaration, RateLimitDeclaration } from "../model/route-declarations";
import { subjectHeader } from "./envoy-identity";

type Local = NonNullable<NonNullable<BackendTrafficPolicy["spec"]["rateLimit"]>["local"]>;
type Rule = NonNullable<Local["rules"]>[number];
type Selector = NonNullable<Rule["clientSelectors"]>[number];

const UNITS = { second: "Second", minute: "Minute", hour: "Hour", day: "Day" } as const;

/**
 * Limits that each proxy counts in its own memory; the strictest that applies decides. Every rule has a selector: Envoy
 * Gateway takes only one without, and then only in a unit that divides those of the others.
 * https://gateway.envoyproxy.io/docs/tasks/traffic/local-rate-limit/
 */
export const rateLimitRules = (limits: readonly RateLimitDeclaration[], auth: AuthDeclaration): Rule[] =>
  limits.flatMap(({ requests, per, by }) =>
    selectors(by, auth).map((selector) => ({ clientSelectors: [selector], limit: { requests, unit: UNITS[per] } })),
  );

function selectors(by: RateLimitDeclaration["by"], auth: AuthDeclaration): Selector[] {
  if (by === "address") {
    return ["0.0.0.0/0", "::/0"].map((value) => ({ sourceCIDR: { type: "Distinct", value } }));
  }
  if (by === "subject" && auth.type === "jwt") {
    const name = subjectHeader(auth);
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
