import type { JwtDeclaration } from "../../model/route-declarations";
import { tokenOf } from "../../model/token-of";
import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";

export const tokenKeys = defineRule({
  code: "HW-ROUTE-012",
  name: "What tokens are checked by can be checked",
  why: "The gateway would refuse the route or every token, or a private key would be in plain sight.",
  fix: "Give the public keys as a JSON Web Key Set (RFC 7517), and the claims that a token must have with their values.",
  example: `Auth.jwt({ issuer, audiences: ["shop"], keys: { inline: "secret" } })`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { exposes }) {
    const tokens = exposes.flatMap(({ path, auth }) => {
      const token = tokenOf(auth);
      return token ? [{ path, token }] : [];
    });
    if (tokens.length === 0) return "not applicable";
    return judged(
      tokens.flatMap(({ path, token }) => mistakes(token).map((what) => ({ message: `"${path}": ${what}` }))),
    );
  },
});

/** Each is a rule of Envoy's for every way in which a claim may be written, of which there are two. */
const MAX_CLAIMS = 4;

function mistakes({ issuer, keys, requiredClaims }: JwtDeclaration): string[] {
  const claims = Object.entries(requiredClaims);
  return [
    ...(issuer === "" ? ["the issuer is empty."] : []),
    ...("url" in keys ? urlMistakes(keys.url) : keySetMistakes(keys.inline)),
    ...claims.filter(([, values]) => values.length === 0).map(([claim]) => `no value of the claim "${claim}" is good.`),
    ...(claims.length > MAX_CLAIMS ? [`it requires ${claims.length} claims; the most is ${MAX_CLAIMS}.`] : []),
  ];
}

function urlMistakes(url: string): string[] {
  if (isToken(url)) return [];
  const legal = URL.canParse(url) && ["https:", "http:"].includes(new URL(url).protocol);
  return legal ? [] : [`the keys' address "${url}" is none.`];
}

/** Members that only private and symmetric keys have: https://www.rfc-editor.org/rfc/rfc7518#section-6 */
const PRIVATE = ["d", "k", "p", "q"];

function keySetMistakes(text: string): string[] {
  if (isToken(text)) return [];
  const keys = keysIn(text);
  if (keys === undefined || keys.length === 0) return ["the keys are no JSON Web Key Set."];
  const secret = keys.some((key) => typeof key === "object" && key !== null && PRIVATE.some((member) => member in key));
  return secret ? ["the keys are private ones, which sign tokens; give the public ones."] : [];
}

function keysIn(text: string): readonly unknown[] | undefined {
  try {
    const { keys } = (JSON.parse(text) ?? {}) as { readonly keys?: unknown };
    return Array.isArray(keys) ? keys : undefined;
  } catch {
    return undefined;
  }
}
