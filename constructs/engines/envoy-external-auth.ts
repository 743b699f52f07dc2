import type { RouteIntent } from "../intents/route";
import type { ReferenceGrant, SecurityPolicy } from "../kubernetes/objects";
import type { AuthorizerDeclaration } from "../model/route-declarations";
import type { Owner } from "./engine";
import { gatewayDuration } from "./gateway-duration";
import { labels } from "./labels";

type ExternalAuth = NonNullable<SecurityPolicy["spec"]["extAuth"]>;

/** Without an answer it is the authorizer that fails, not the client: the default, 403, would tell it not to come again. */
const UNAVAILABLE = 503;

/** Fields: https://gateway.envoyproxy.io/docs/api/extension_types/#extauth. Envoy sends Authorization in any case. */
export function externalAuth(auth: AuthorizerDeclaration, { authorizer }: RouteIntent): ExternalAuth {
  const { path, requestHeaders, identityHeaders, timeoutMs } = auth;
  return {
    http: {
      backendRefs: authorizer
        ? [{ name: authorizer.service, namespace: authorizer.namespace, port: authorizer.port }]
        : [],
      ...(path === undefined ? {} : { path }),
      ...(identityHeaders.length > 0 ? { headersToBackend: [...identityHeaders] } : {}),
    },
    ...(requestHeaders.length > 0 ? { headersToExtAuth: [...requestHeaders] } : {}),
    timeout: gatewayDuration(timeoutMs),
    failOpen: false,
    statusOnError: UNAVAILABLE,
  };
}

/** Lets the owner's policies name authorizers of other namespaces: https://gateway-api.sigs.k8s.io/reference/spec/#referencegrant */
export function authorizerGrants(routes: readonly RouteIntent[], owner: Owner): ReferenceGrant[] {
  const others = routes.flatMap(({ authorizer }) =>
    authorizer === undefined || authorizer.namespace === owner.namespace ? [] : [authorizer],
  );
  const byPlace = new Map(others.map((authorizer) => [`${authorizer.namespace}/${authorizer.service}`, authorizer]));
  return [...byPlace.values()].map(({ service, namespace }) => ({
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "ReferenceGrant",
    metadata: {
      name: `authorization-of-${owner.namespace}-${owner.name}-by-${service}`,
      namespace,
      labels: labels(owner.name),
    },
    spec: {
      from: [{ group: "gateway.envoyproxy.io", kind: "SecurityPolicy", namespace: owner.namespace }],
      to: [{ group: "", kind: "Service", name: service }],
    },
  }));
}
