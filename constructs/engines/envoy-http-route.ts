import type { Backend, RouteIntent } from "../intents/route";
import type { HTTPRoute } from "../kubernetes/objects";
import { clusterHost } from "./cluster-host";
import type { Owner } from "./engine";
import { identityHeaders, SUBJECT_HEADER } from "./envoy-identity";
import { gatewayObject } from "./envoy-names";
import { gatewayDuration } from "./gateway-duration";
import { labels } from "./labels";

type Rule = NonNullable<HTTPRoute["spec"]["rules"]>[number];
type Match = NonNullable<Rule["matches"]>[number];
type Method = NonNullable<Match["method"]>;
type BackendFilter = NonNullable<NonNullable<Rule["backendRefs"]>[number]["filters"]>[number];
type Filter = NonNullable<Rule["filters"]>[number];

/** Envoy's own: https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts#route-timeouts */
const TIMEOUT_MS = 15_000;

/**
 * Which requests go to which services. Fields: https://gateway-api.sigs.k8s.io/reference/spec/#httproute
 *
 * @param identities headers that the owner's services believe, of all of its routes
 */
export const httpRoute = (route: RouteIntent, owner: Owner, identities: readonly string[]): HTTPRoute => ({
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "HTTPRoute",
  metadata: { name: route.name, namespace: owner.namespace, labels: labels(owner.name) },
  spec: {
    parentRefs: [{ name: gatewayObject(route.gateway.name), namespace: route.gateway.namespace }],
    hostnames: [...route.hosts],
    rules: [
      {
        matches: matches(route),
        filters: filters(route, owner, identities),
        backendRefs: route.backends.map(({ weight, ...backend }) => ({
          name: backend.service,
          port: backend.port,
          weight,
          ...revisionFilter(backend, owner),
        })),
        timeouts: { request: gatewayDuration(timeoutOf(route)) },
      },
    ],
  },
});

/** Nothing is no time at all to the Gateway API: https://gateway-api.sigs.k8s.io/reference/spec/#httproutetimeouts */
const timeoutOf = ({ timeoutMs = TIMEOUT_MS }: RouteIntent): number => (timeoutMs === "none" ? 0 : timeoutMs);

/**
 * What Knative's activator knows a revision by.
 * https://github.com/knative/serving/blob/knative-v1.23.0/pkg/activator/activator.go
 */
function revisionFilter({ revision }: Backend, { namespace }: Owner): { filters?: BackendFilter[] } {
  if (revision === undefined) return {};
  const set = [
    { name: "Knative-Serving-Namespace", value: namespace },
    { name: "Knative-Serving-Revision", value: revision },
  ];
  return { filters: [{ type: "RequestHeaderModifier", requestHeaderModifier: { set } }] };
}

function matches({ path, methods, headers, query, cors }: RouteIntent): Match[] {
  const base: Match = { path: { type: "PathPrefix", value: path } };
  const queryParams = exactly(query);
  const common = { ...base, ...(queryParams.length > 0 ? { queryParams } : {}) };
  const sent = exactly(headers);
  const declared = { ...common, ...(sent.length > 0 ? { headers: sent } : {}) };
  const all: Match[] =
    methods.length > 0 ? methods.map((method) => ({ ...declared, method: method as Method })) : [declared];
  // A browser asks first, by another method and without the headers.
  const asks = cors !== undefined && !methods.includes("OPTIONS") && (methods.length > 0 || sent.length > 0);
  return asks ? [...all, { ...common, method: "OPTIONS" }] : all;
}

const exactly = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([name, value]) => ({ type: "Exact" as const, name, value }));

function filters(route: RouteIntent, owner: Owner, identities: readonly string[]): Filter[] {
  const { auth, mirror, mesh } = route;
  const own = identityHeaders(auth);
  const remove = [
    // Whatever sets them for other routes of the owner does not run here, so a client's own would be believed.
    ...identities.filter((header) => !own.includes(header)),
    SUBJECT_HEADER,
    // The password.
    ...(auth.type === "basic" ? ["authorization"] : []),
  ];
  return [
    {
      type: "RequestHeaderModifier",
      requestHeaderModifier: {
        ...(mesh === undefined ? {} : { set: [{ name: mesh.header, value: route.name }] }),
        remove,
      },
    },
    // Proxies of a mesh find services by the host that a request names; the client's is in x-forwarded-host.
    ...(mesh === undefined
      ? []
      : [
          {
            type: "URLRewrite" as const,
            urlRewrite: { hostname: clusterHost({ name: mesh.service, namespace: owner.namespace }) },
          },
        ]),
    ...(mirror === undefined
      ? []
      : [
          {
            type: "RequestMirror" as const,
            requestMirror: { backendRef: { name: mirror.service, port: mirror.port } },
          },
        ]),
  ];
}
