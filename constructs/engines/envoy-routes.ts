import { type Engine, ofKind } from "./engine";
import { authorizerGrants } from "./envoy-external-auth";
import { httpRoute } from "./envoy-http-route";
import { identityHeaders } from "./envoy-identity";
import { securityPolicy } from "./envoy-security-policy";
import { trafficPolicy } from "./envoy-traffic-policy";

/** Renders routes for Envoy Gateway 1.9: a route, and two policies that belong to it alone; grants for what is elsewhere. */
export const envoyRoutes: Engine = {
  name: "envoy",
  handles: ["route"],
  render(intents, owner) {
    const routes = ofKind(intents, "route");
    const identities = [...new Set(routes.flatMap(({ auth }) => identityHeaders(auth)))].sort();
    return [
      ...routes.flatMap((route) => [
        httpRoute(route, owner, identities),
        securityPolicy(route, owner),
        trafficPolicy(route, owner),
      ]),
      ...authorizerGrants(routes, owner),
    ];
  },
};
