import type { CallPermissionIntent, MeshNamespaceIntent, PlainPortIntent } from "../intents/mesh";
import type { AuthorizationPolicy, PeerAuthentication, Telemetry } from "../kubernetes/objects";
import type { Owner } from "./engine";
import { URL_WITHOUT_QUERY } from "./envoy-tracing";
import { TRACES_PROVIDER } from "./istio-names";
import { labels } from "./labels";

/**
 * Fields: https://istio.io/latest/docs/reference/config/security/peer_authentication/,
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/,
 * https://istio.io/latest/docs/reference/config/telemetry/
 */
export function meshNamespace(
  { namespace, sampling }: MeshNamespaceIntent,
  owner: Owner,
): [PeerAuthentication, AuthorizationPolicy, Telemetry] {
  const metadata = (name: string) => ({ name, namespace, labels: labels(owner.name) });
  return [
    {
      apiVersion: "security.istio.io/v1",
      kind: "PeerAuthentication",
      metadata: metadata("default"),
      spec: { mtls: { mode: "STRICT" } },
    },
    // Allows nothing: it has no rule.
    { apiVersion: "security.istio.io/v1", kind: "AuthorizationPolicy", metadata: metadata("default-deny"), spec: {} },
    {
      apiVersion: "telemetry.istio.io/v1",
      kind: "Telemetry",
      // One for both: Istio takes the first of a namespace.
      metadata: metadata("default"),
      spec: {
        // By whoever is called, so that a call is told once. "envoy" is the proxies' standard output.
        accessLogging: [{ match: { mode: "SERVER" }, providers: [{ name: "envoy" }] }],
        ...(sampling === undefined ? {} : { tracing: [tracing(sampling)] }),
      },
    },
  ];
}

/** Of traces that nobody has begun yet. */
const tracing = (sampling: number) => ({
  providers: [{ name: TRACES_PROVIDER }],
  randomSamplingPercentage: sampling * 100,
  customTags: { "http.url": { formatter: { value: URL_WITHOUT_QUERY } } },
});

export const callPermission = (
  { name, namespace, pods, caller }: CallPermissionIntent,
  owner: Owner,
): AuthorizationPolicy => ({
  apiVersion: "security.istio.io/v1",
  kind: "AuthorizationPolicy",
  metadata: { name, namespace, labels: labels(owner.name) },
  spec: {
    selector: { matchLabels: { ...pods } },
    action: "ALLOW",
    rules: [
      {
        from: [
          {
            source: {
              principals: [`${caller.trustDomain}/ns/${caller.namespace}/sa/${caller.serviceAccount}`],
            },
          },
        ],
      },
    ],
  },
});

export function plainPort(
  { name, namespace, pods, port }: PlainPortIntent,
  owner: Owner,
): [PeerAuthentication, AuthorizationPolicy] {
  const metadata = { name, namespace, labels: labels(owner.name) };
  const selector = { matchLabels: { ...pods } };
  return [
    {
      apiVersion: "security.istio.io/v1",
      kind: "PeerAuthentication",
      metadata,
      spec: { selector, mtls: { mode: "STRICT" }, portLevelMtls: { [port]: { mode: "PERMISSIVE" } } },
    },
    {
      apiVersion: "security.istio.io/v1",
      kind: "AuthorizationPolicy",
      metadata,
      spec: { selector, action: "ALLOW", rules: [{ to: [{ operation: { ports: [String(port)] } }] }] },
    },
  ];
}
