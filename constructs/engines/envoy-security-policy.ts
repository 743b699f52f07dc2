import type { RouteIntent } from "../intents/route";
import type { SecurityPolicy } from "../kubernetes/objects";
import type { CorsDeclaration, JwtDeclaration } from "../model/route-declarations";
import type { Owner } from "./engine";
import { certifiedClients } from "./envoy-client-certificate";
import { externalAuth } from "./envoy-external-auth";
import { SUBJECT_HEADER, subjectHeader } from "./envoy-identity";
import { oidcLogin } from "./envoy-oidc";
import { routeTarget } from "./envoy-route-target";
import { secretReference } from "./envoy-secret-reference";
import { gatewayDuration } from "./gateway-duration";
import { labels } from "./labels";

type Spec = SecurityPolicy["spec"];
type Authentication = Pick<Spec, "jwt" | "apiKeyAuth" | "basicAuth" | "extAuth" | "oidc" | "authorization">;
type Claims = NonNullable<NonNullable<NonNullable<Authorization["rules"]>[number]["principal"]>["jwt"]>["claims"];
type Authorization = NonNullable<Spec["authorization"]>;

/** Provider of a policy's tokens; access logs name it to tell their subject. */
export const JWT_PROVIDER = "jwt";

/**
 * Who may send a route's requests. A public route has one too, since its gateway refuses routes that have none.
 * Fields: https://gateway.envoyproxy.io/docs/api/extension_types/#securitypolicy
 */
export const securityPolicy = (route: RouteIntent, owner: Owner): SecurityPolicy => ({
  apiVersion: "gateway.envoyproxy.io/v1alpha1",
  kind: "SecurityPolicy",
  metadata: { name: route.name, namespace: owner.namespace, labels: labels(owner.name) },
  spec: {
    targetRefs: [routeTarget(route)],
    ...authentication(route),
    ...(route.cors === undefined ? {} : { cors: cors(route.cors) }),
  },
});

/** Lets everybody in. */
export const everybody: Authorization = { defaultAction: "Allow" };

function authentication(route: RouteIntent): Authentication {
  const { auth, rateLimits } = route;
  switch (auth.type) {
    case "public":
      return { authorization: everybody };
    case "apiKey":
      return {
        apiKeyAuth: {
          credentialRefs: [secretReference(auth.secret)],
          extractFrom: [{ headers: [auth.header] }],
          forwardClientIDHeader: auth.clientHeader,
          sanitize: true,
        },
      };
    case "basic":
      return { basicAuth: { users: secretReference(auth.secret), forwardUsernameHeader: auth.userHeader } };
    case "external":
      return { extAuth: externalAuth(auth, route) };
    case "clientCertificate":
      return { authorization: certifiedClients(auth) };
    case "oidc":
      return { oidc: oidcLogin(auth, route), ...tokenCheck(auth.token, rateLimits) };
    case "jwt":
      return tokenCheck(auth, rateLimits);
  }
}

function tokenCheck(token: JwtDeclaration, rateLimits: RouteIntent["rateLimits"]): Authentication {
  const countsSubjects = rateLimits.some(({ by }) => by === "subject");
  return { jwt: { providers: [provider(token, countsSubjects)] }, ...requiredClaims(token) };
}

function provider(auth: JwtDeclaration, countsSubjects: boolean) {
  const claims = Object.entries(auth.claimHeaders).map(([claim, header]) => ({ claim, header }));
  const hidden = countsSubjects && subjectHeader(auth) === SUBJECT_HEADER;
  const claimToHeaders = [...claims, ...(hidden ? [{ claim: "sub", header: SUBJECT_HEADER }] : [])];
  return {
    name: JWT_PROVIDER,
    issuer: auth.issuer,
    ...(auth.audiences.length > 0 ? { audiences: [...auth.audiences] } : {}),
    ...("url" in auth.keys
      ? { remoteJWKS: { uri: auth.keys.url } }
      : { localJWKS: { type: "Inline" as const, inline: auth.keys.inline } }),
    ...(claimToHeaders.length > 0 ? { claimToHeaders } : {}),
    // Not in a parameter, which Envoy takes too by default: addresses end up in logs.
    extractFrom: { headers: [{ name: "Authorization", valuePrefix: "Bearer " }] },
  };
}

/** A claim is a text or a list of texts, which a token alone tells: a rule for each combination. */
function requiredClaims({ requiredClaims }: JwtDeclaration): Pick<Authentication, "authorization"> {
  const required = Object.entries(requiredClaims);
  if (required.length === 0) return {};
  const combinations = required.reduce<NonNullable<Claims>[]>(
    (sofar, [name, values]) =>
      sofar.flatMap((claims) =>
        (["String", "StringArray"] as const).map((valueType) => [...claims, { name, valueType, values: [...values] }]),
      ),
    [[]],
  );
  return {
    authorization: {
      defaultAction: "Deny",
      rules: combinations.map((claims) => ({
        action: "Allow",
        principal: { jwt: { provider: JWT_PROVIDER, claims } },
      })),
    },
  };
}

const cors = ({ origins, methods, headers, exposedHeaders, credentials, maxAgeSeconds }: CorsDeclaration) => ({
  allowOrigins: [...origins],
  ...(methods.length > 0 ? { allowMethods: [...methods] } : {}),
  ...(headers.length > 0 ? { allowHeaders: [...headers] } : {}),
  ...(exposedHeaders.length > 0 ? { exposeHeaders: [...exposedHeaders] } : {}),
  allowCredentials: credentials,
  ...(maxAgeSeconds === undefined ? {} : { maxAge: gatewayDuration(maxAgeSeconds * 1_000) }),
});
