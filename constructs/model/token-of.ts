import type { AuthDeclaration, JwtDeclaration } from "./route-declarations";

/** How the token of a request is checked, which the client sends or got by a login; undefined if there is none. */
export function tokenOf(auth: AuthDeclaration): JwtDeclaration | undefined {
  if (auth.type === "oidc") return auth.token;
  return auth.type === "jwt" ? auth : undefined;
}
