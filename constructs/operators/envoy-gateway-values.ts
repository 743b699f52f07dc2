import { restrictedContainer, restrictedPod } from "../engines/pod-security";
import type { Problem } from "../model/problem";
import { isToken } from "../model/tokens";

export interface GatewayOperatorProps {
  /** Lets proxies count requests together, for limits with `scope: "global"`. @default each counts on its own */
  readonly globalLimits?: GlobalLimits;
}

export interface GlobalLimits {
  /**
   * Where the counters are kept: `host:port` of a Redis, or several of a cluster, separated by commas. It needs no disk.
   * Counters' names hold what is counted apart, such as subjects and addresses.
   */
  readonly redis: string;
  /** Name of a Secret in the namespace `envoy-gateway` with the Redis' password under the key `password`. @default none */
  readonly secret?: string;
  /** Whether the connection is encrypted. Its certificate must be of an authority that is known to everybody. @default true */
  readonly tls?: boolean;
}

const ADDRESS = /^[\w.-]+:\d{1,5}$/;

/** HW-GATEWAY-003: a Redis that is none. */
export function globalLimitProblems({ globalLimits }: GatewayOperatorProps): readonly Problem[] {
  if (globalLimits === undefined || isToken(globalLimits.redis)) return [];
  return globalLimits.redis.split(",").every((address) => ADDRESS.test(address))
    ? []
    : [
        {
          code: "HW-GATEWAY-003",
          message: "globalLimits.redis is no address of a Redis, or no list of them.",
          fix: 'Give "host:port", without a scheme, and the password in a Secret: { redis: "redis.data:6379", secret: "redis" }.',
        },
      ];
}

/**
 * Its CRDs are in a folder `crds`, as Strimzi's: docs/gateway.md.
 * https://github.com/envoyproxy/gateway/blob/v1.9.1/charts/gateway-helm/values.tmpl.yaml
 */
export const envoyGatewayValues = ({ globalLimits }: GatewayOperatorProps): object => ({
  config: {
    envoyGateway: {
      provider: {
        type: "Kubernetes",
        kubernetes: {
          // Proxies are then held to the Pod Security and the network of the namespace whose Gateway they serve.
          deploy: { type: "GatewayNamespace" },
          ...(globalLimits ? { rateLimitDeployment: limiter(globalLimits) } : {}),
        },
      },
      // Limits need one: engines/envoy-limit-memory.ts. A policy reaches the proxies of its own namespace's gateways alone.
      extensionApis: { enableEnvoyPatchPolicy: true },
      ...(globalLimits ? { rateLimit: counting(globalLimits) } : {}),
    },
  },
  // Would be asked for each pod that is scheduled, anywhere in the cluster, to tell proxies their zone.
  topologyInjector: { enabled: false },
  deployment: { envoyGateway: { readinessProbe: { periodSeconds: 1 } } },
});

/** https://gateway.envoyproxy.io/docs/api/extension_types/#ratelimit */
const counting = ({ redis, tls = true }: GlobalLimits) => ({
  backend: { type: "Redis", redis: { url: redis, ...(tls ? { tls: {} } : {}) } },
  // A request waits for its count. 20 ms, the default, lets requests through uncounted while a processor is busy.
  timeout: "250ms",
  // Without the counters requests are served: limits protect from too many, they do not say who may send.
  failClosed: false,
});

/** https://gateway.envoyproxy.io/docs/api/extension_types/#kubernetesdeploymentspec; it listens at ports above 1024 alone. */
const limiter = ({ secret }: GlobalLimits) => ({
  replicas: 2,
  pod: { securityContext: restrictedPod.securityContext },
  container: {
    securityContext: restrictedContainer.securityContext,
    // https://github.com/envoyproxy/ratelimit#redis
    ...(secret === undefined
      ? {}
      : { env: [{ name: "REDIS_AUTH", valueFrom: { secretKeyRef: { name: secret, key: "password" } } }] }),
  },
});
