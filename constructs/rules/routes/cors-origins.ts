import type { CorsDeclaration } from "../../model/route-declarations";
import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";

export const corsOrigins = defineRule({
  code: "HW-ROUTE-015",
  name: "Web pages that may send requests are named",
  why: "With credentials and any origin, every page that somebody opens could act in their name.",
  fix: `Give origins such as "https://shop.example" or "https://*.shop.example"; "*" only without credentials.`,
  example: `orders.exposes("/orders", { auth, cors: { origins: ["*"], credentials: true } });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { exposes }) {
    const shared = exposes.flatMap(({ path, cors }) => (cors ? [{ path, cors }] : []));
    if (shared.length === 0) return "not applicable";
    return judged(
      shared.flatMap(({ path, cors }) => mistakes(cors).map((what) => ({ message: `The cors of "${path}" ${what}.` }))),
    );
  },
});

/** https://gateway.envoyproxy.io/docs/api/extension_types/#origin */
const ORIGIN = /^(\*|[A-Za-z][A-Za-z0-9+.-]*:\/\/(\*|(\*\.)?[\w-]+(\.[\w-]+)*)(:\d{1,5})?)$/;
const ANY = /^(\*|[A-Za-z][A-Za-z0-9+.-]*:\/\/\*(:\d+)?)$/;

function mistakes({ origins, credentials }: CorsDeclaration): string[] {
  if (origins.length === 0) return ["names no origin"];
  const given = origins.filter((origin) => !isToken(origin));
  const illegal = given.filter((origin) => !ORIGIN.test(origin)).map((origin) => `has "${origin}", which is no origin`);
  return credentials && given.some((origin) => ANY.test(origin))
    ? [...illegal, "allows credentials from any origin"]
    : illegal;
}
