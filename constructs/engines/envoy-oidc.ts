import type { RouteIntent } from "../intents/route";
import type { SecurityPolicy } from "../kubernetes/objects";
import type { OidcDeclaration } from "../model/route-declarations";
import { secretReference } from "./envoy-secret-reference";

type Oidc = NonNullable<SecurityPolicy["spec"]["oidc"]>;

/**
 * A login by Envoy's OAuth2 filter: https://gateway.envoyproxy.io/docs/api/extension_types/#oidc. The policy's JWT filter,
 * which comes after it, checks the ID token as it would check a client's own.
 */
export function oidcLogin({ clientId, secret, scopes, endpoints, token }: OidcDeclaration, route: RouteIntent): Oidc {
  const path = route.path.replace(/\/+$/, "");
  return {
    provider: {
      issuer: token.issuer,
      authorizationEndpoint: endpoints.authorization,
      tokenEndpoint: endpoints.token,
      ...(endpoints.endSession === undefined ? {} : { endSessionEndpoint: endpoints.endSession }),
    },
    clientID: clientId,
    clientSecret: secretReference(secret),
    ...(scopes.length > 0 ? { scopes: [...scopes] } : {}),
    // Below the route's path, or another route would get the answer of the login.
    redirectURL: `%REQ(x-forwarded-proto)%://%REQ(:authority)%${path}/oauth2/callback`,
    logoutPath: `${path}/logout`,
    forwardIDToken: { header: "authorization" },
    // Not "Strict": browsers would leave the cookies out when the issuer sends them back.
    cookieConfig: { sameSite: "Lax" },
    // Scripts of a page can't follow a redirect to another origin; they get 401.
    denyRedirect: { headers: [{ name: "sec-fetch-dest", type: "Exact", value: "empty" }] },
  };
}
