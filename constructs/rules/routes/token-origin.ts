import type { JwtDeclaration } from "../../model/route-declarations";
import { tokenOf } from "../../model/token-of";
import { defineRule, judged, type Violation } from "../rule";

export const tokenOrigin = defineRule({
  code: "HW-ROUTE-011",
  name: "Tokens come from one issuer, and were made for this audience",
  why: "Keys that were fetched over plain HTTP can be anybody's. Without an audience, a token that another application of the issuer got is good here too.",
  fix: "Take the https:// address of the keys, and name the audience that the issuer puts into tokens for you.",
  example: `Auth.jwt({ issuer, audiences: [], keys: { url: "http://login.example/jwks.json" } })`,
  level: "warning",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(_, { exposes }) {
    const tokens = exposes.flatMap(({ path, auth }) => {
      const token = tokenOf(auth);
      return token ? [{ path, token }] : [];
    });
    if (tokens.length === 0) return "not applicable";
    return judged(tokens.flatMap(({ path, token }) => doubts(path, token)));
  },
});

/** Inline keys need no connection that could be tampered with, so their issuer may be any text. */
function doubts(path: string, { issuer, audiences, keys }: JwtDeclaration): Violation[] {
  const insecure = "url" in keys ? [issuer, keys.url].filter((url) => url.startsWith("http:")) : [];
  return [
    ...[...new Set(insecure)].map((url) => ({ message: `"${path}" trusts ${url}, which is no https:// address.` })),
    ...(audiences.length > 0 ? [] : [{ message: `"${path}" takes tokens for any audience.` }]),
  ];
}
