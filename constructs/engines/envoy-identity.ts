import type { AuthDeclaration, JwtDeclaration } from "../model/route-declarations";

/** Headers in which the gateway tells a service who sent a request. */
export function identityHeaders(auth: AuthDeclaration): readonly string[] {
  switch (auth.type) {
    case "jwt":
      return Object.values(auth.claimHeaders);
    case "oidc":
      return Object.values(auth.token.claimHeaders);
    case "apiKey":
      return [auth.clientHeader];
    case "basic":
      return [auth.userHeader];
    case "external":
      return auth.identityHeaders;
    // Its header is the gateway's own, for all routes.
    case "clientCertificate":
    case "public":
      return [];
  }
}

/** Carries the subject as far as the rate limit, where the service is not to see it. */
export const SUBJECT_HEADER = "x-headwater-subject";

/** The header that holds a token's subject while limits are counted. */
export const subjectHeader = ({ claimHeaders }: JwtDeclaration): string => claimHeaders.sub ?? SUBJECT_HEADER;
