import type { RouteIntent } from "../intents/route";
import type { BackendTrafficPolicy } from "../kubernetes/objects";
import type { RetriesDeclaration } from "../model/route-declarations";
import type { Owner } from "./engine";
import { rateLimit } from "./envoy-rate-limit";
import { routeTarget } from "./envoy-route-target";
import { gatewayDuration } from "./gateway-duration";
import { labels } from "./labels";

type Spec = BackendTrafficPolicy["spec"];

/** How the proxies treat a route's services. Fields: https://gateway.envoyproxy.io/docs/api/extension_types/#backendtrafficpolicy */
export const trafficPolicy = (route: RouteIntent, owner: Owner): BackendTrafficPolicy => ({
  apiVersion: "gateway.envoyproxy.io/v1alpha1",
  kind: "BackendTrafficPolicy",
  metadata: { name: route.name, namespace: owner.namespace, labels: labels(owner.name) },
  spec: {
    targetRefs: [routeTarget(route)],
    retry: retry(route.retries),
    // A node that died answers nothing; the next replica is tried early enough to keep the client waiting for little.
    timeout: { tcp: { connectTimeout: "2s" } },
    healthCheck: { passive },
    ...(route.rateLimits.length > 0 ? { rateLimit: rateLimit(route.rateLimits, route.auth) } : {}),
    ...(route.maxParallelRequests === undefined ? {} : { circuitBreaker: circuitBreaker(route.maxParallelRequests) }),
    ...(route.maxBodyBytes === undefined ? {} : { requestBuffer: { limit: route.maxBodyBytes } }),
  },
});

/**
 * HTTP/1.1 needs a connection for each request, and HTTP/2 does not, so both are bounded; none may wait would be none at all.
 * https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/circuit_breaking
 */
const circuitBreaker = (requests: number): NonNullable<Spec["circuitBreaker"]> => ({
  maxConnections: requests,
  maxParallelRequests: requests,
  maxPendingRequests: requests,
});

/** What no service can have seen of a request that is sent again. */
const UNSEEN = ["connect-failure", "refused-stream", "reset-before-request"] as const;

/** Declared retries send a request again that may have had an effect; without, only one that can't have had any. */
const retry = (retries: RetriesDeclaration | undefined): NonNullable<Spec["retry"]> =>
  retries === undefined
    ? { numRetries: 2, retryOn: { triggers: [...UNSEEN] } }
    : {
        numRetries: retries.attempts,
        retryOn: { triggers: [...UNSEEN, "reset", "retriable-status-codes"], httpStatusCodes: [502, 503, 504] },
        ...(retries.perTryTimeoutMs === undefined
          ? {}
          : { perRetry: { timeout: gatewayDuration(retries.perTryTimeoutMs) } }),
      };

/**
 * A replica that can't be reached five times in a row gets no requests for ten seconds: Kubernetes needs some forty to
 * notice a dead node. A 500 of the service's own code says nothing about the replica, so those are not counted.
 */
const passive = {
  interval: "1s",
  consecutiveGatewayErrors: 5,
  consecutive5XxErrors: 0,
  baseEjectionTime: "10s",
  maxEjectionPercent: 50,
} as const;
