import type { CallIntent, CallRoute } from "../intents/mesh";
import type { DestinationRule, VirtualService } from "../kubernetes/objects";
import type { OutlierDetectionDeclaration } from "../model/mesh-declarations";
import type { RetriesDeclaration } from "../model/route-declarations";
import { clusterHost } from "./cluster-host";
import type { Owner } from "./engine";
import { labels } from "./labels";

type Route = NonNullable<NonNullable<VirtualService["spec"]>["http"]>[number];
type Match = NonNullable<Route["match"]>[number];
type TrafficPolicy = NonNullable<NonNullable<DestinationRule["spec"]>["trafficPolicy"]>;

/**
 * How some pods' requests to a service are sent. Fields: https://istio.io/latest/docs/reference/config/networking/virtual-service/.
 * Other callers have their own for the same host: each route begins with the callers' labels, and a proxy passes over a
 * VirtualService in which no route is for it, so `istioctl analyze` need not warn of two for one host (IST0109).
 * https://github.com/istio/istio/blob/master/pilot/pkg/networking/core/route/route.go
 */
export const virtualService = (call: CallIntent, owner: Owner): VirtualService => ({
  apiVersion: "networking.istio.io/v1",
  kind: "VirtualService",
  metadata: {
    name: call.name,
    namespace: call.namespace,
    labels: labels(owner.name),
    annotations: { "galley.istio.io/analyze-suppress": "IST0109" },
  },
  spec: {
    exportTo: [call.caller.namespace === call.namespace ? "." : call.caller.namespace],
    hosts: [clusterHost(call.service)],
    http: [...call.routes.flatMap((route) => routesOf(route, call)), ...unmatched(call)],
  },
});

/** Of several routes none may match; a request without one would get 404. */
const unmatched = (call: CallIntent): Route[] =>
  call.routes.every(({ header }) => header !== undefined)
    ? [{ match: [fromCaller(call)], route: [{ destination: { host: clusterHost(call.service) } }] }]
    : [];

/** Requests that may arrive twice, and all others, which Istio sends again only if nothing can have seen them. */
function routesOf(route: CallRoute, call: CallIntent): Route[] {
  const common = {
    route: route.backends.map(({ service, weight }) => ({ destination: { host: clusterHost(service) }, weight })),
    ...(route.mirror === undefined ? {} : { mirrors: [{ destination: { host: clusterHost(route.mirror) } }] }),
    ...(route.timeoutMs === undefined ? {} : { timeout: duration(route.timeoutMs) }),
  };
  const match = { ...fromCaller(call), ...headerMatch(route) };
  return [
    ...(route.retries === undefined
      ? []
      : [{ match: [{ ...match, method: { regex: IDEMPOTENT } }], ...common, retries: retriesOf(route.retries) }]),
    { match: [match], ...common },
  ];
}

const fromCaller = ({ caller }: CallIntent): Match => ({ sourceLabels: { ...caller.pods } });

const headerMatch = ({ header }: CallRoute): Match =>
  header === undefined ? {} : { headers: { [header.name]: { exact: header.value } } };

/** https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 */
const IDEMPOTENT = "GET|HEAD|OPTIONS|TRACE|PUT|DELETE";

/** Conditions: https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#x-envoy-retry-on */
const retriesOf = ({ attempts, perTryTimeoutMs }: RetriesDeclaration): NonNullable<Route["retries"]> => ({
  attempts,
  retryOn: "gateway-error,reset,connect-failure,refused-stream",
  ...(perTryTimeoutMs === undefined ? {} : { perTryTimeout: duration(perTryTimeoutMs) }),
});

/**
 * How the callers' proxies treat the replicas of each service that may get the calls.
 * Fields: https://istio.io/latest/docs/reference/config/networking/destination-rule/. With a selector it is for the
 * callers' pods alone, whatever other callers have for the same host.
 */
export function destinationRules(call: CallIntent, owner: Owner): DestinationRule[] {
  const trafficPolicy = trafficPolicyOf(call);
  if (Object.keys(trafficPolicy).length === 0) return [];
  const services = call.routes.flatMap(({ backends }) => backends.map(({ service }) => service));
  return services.map((service, index) => ({
    apiVersion: "networking.istio.io/v1",
    kind: "DestinationRule",
    metadata: {
      name: index === 0 ? call.name : `${call.name}-${service.name}`,
      namespace: call.namespace,
      labels: labels(owner.name),
    },
    spec: {
      exportTo: ["."],
      host: clusterHost(service),
      workloadSelector: { matchLabels: { ...call.caller.pods } },
      trafficPolicy,
    },
  }));
}

function trafficPolicyOf({ outlierDetection, maxConnections, locality }: CallIntent): TrafficPolicy {
  // Istio orders replicas by their place only where it knows which ones fail.
  const detection = outlierDetection ?? (locality === "zone" ? DETECTION : undefined);
  return {
    ...(maxConnections === undefined ? {} : { connectionPool: { tcp: { maxConnections } } }),
    ...(detection === undefined
      ? {}
      : {
          outlierDetection: outlierDetectionOf(detection),
          loadBalancer: { localityLbSetting: localityOf(locality) },
        }),
  };
}

/** As gateways have it. */
const DETECTION: OutlierDetectionDeclaration = {
  consecutiveGatewayErrors: 5,
  intervalMs: 1_000,
  baseEjectionTimeMs: 10_000,
  maxEjectionPercent: 50,
};

/** A 500 of the service's own code says nothing about the replica, so those are not counted. */
const outlierDetectionOf = (
  detection: OutlierDetectionDeclaration,
): NonNullable<TrafficPolicy["outlierDetection"]> => ({
  consecutiveGatewayErrors: detection.consecutiveGatewayErrors,
  consecutive5xxErrors: 0,
  interval: duration(detection.intervalMs),
  baseEjectionTime: duration(detection.baseEjectionTimeMs),
  maxEjectionPercent: detection.maxEjectionPercent,
});

/** https://istio.io/latest/docs/reference/config/networking/destination-rule/#LocalityLoadBalancerSetting; on by default. */
const localityOf = (locality: CallIntent["locality"]) =>
  locality === "zone"
    ? { enabled: true, failoverPriority: ["topology.kubernetes.io/region", "topology.kubernetes.io/zone"] }
    : { enabled: false };

/** As protobuf writes it in JSON: https://protobuf.dev/reference/protobuf/google.protobuf/#duration */
const duration = (milliseconds: number): string => `${milliseconds / 1_000}s`;
