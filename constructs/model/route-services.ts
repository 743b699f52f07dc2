import type { AuthDeclaration, RouteDeclaration } from "./route-declarations";

/**
 * How names begin of the headers that an authorizer tells who sends with; gateways drop those of clients before they ask.
 * The same as in https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview, where such headers are usual.
 */
export const AUTHORIZER_HEADERS = "x-auth-request-";

/** Path of the service that decides who may send; undefined if none does. */
export const authorizerOf = (auth: AuthDeclaration): string | undefined =>
  auth.type === "external" ? auth.service : undefined;

/** Paths of the services that a gateway sends requests of a route to, beside the route's own. */
export const backendsOf = ({ canary, mirror }: RouteDeclaration): readonly string[] =>
  [canary?.service, mirror].filter((path) => path !== undefined);

/** Paths of all services that a route needs, beside its own. */
export const servicesOf = (route: RouteDeclaration): readonly string[] =>
  [...backendsOf(route), authorizerOf(route.auth)].filter((path) => path !== undefined);
