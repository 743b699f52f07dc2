import type { AuthDeclaration, RateLimitDeclaration } from "../../model/route-declarations";
import { defineRule, judged } from "../rule";

const NEEDS: Readonly<Partial<Record<RateLimitDeclaration["by"], readonly AuthDeclaration["type"][]>>> = {
  subject: ["jwt", "oidc"],
  apiKey: ["apiKey"],
};

export const limitKey = defineRule({
  code: "HW-ROUTE-009",
  name: "What a rate limit counts apart is known of a request",
  why: "Subjects are known from tokens and API keys from API keys, which the route does not ask for.",
  fix: `Count by "address" or "route", or use the auth that tells clients apart.`,
  example: `orders.exposes("/orders", { auth: Auth.public("…"), rateLimit: { requests: 100, per: "minute", by: "subject" } });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { exposes }) {
    const asked = exposes.flatMap(({ path, auth, rateLimits }) =>
      rateLimits.flatMap(({ by }) => {
        const needed = NEEDS[by];
        return needed === undefined ? [] : [{ path, by, given: auth.type, needed }];
      }),
    );
    if (asked.length === 0) return "not applicable";
    return judged(
      asked
        .filter(({ given, needed }) => !needed.includes(given))
        .map(({ path, by, given, needed }) => ({
          message: `A limit of "${path}" counts by "${by}", which needs ${needed.map((type) => `Auth.${type}`).join(" or ")}; its auth is Auth.${given}.`,
        })),
    );
  },
});
