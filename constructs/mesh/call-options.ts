import type { Retries } from "../gateway/route-options";
import type { Duration } from "../model/duration";
import type { IService } from "../services/service-interface";

/**
 * How a workload calls a service; each caller decides for itself. The caller's proxy in the mesh sees to it, so a platform
 * without a mesh of proxies in pods refuses them: docs/mesh.md.
 */
export interface CallOptions {
  /** For the whole answer, all tries together, or the caller gets 504. @default none */
  readonly timeout?: Duration;
  /**
   * What is sent again when it got 502, 503, 504 or no answer. Only requests that may arrive twice by their method
   * (https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2), so no POST and no PATCH.
   *
   * @default what can't have reached the service, twice
   */
  readonly retries?: Retries;
  /** Keeps calls from replicas that fail. @default none is kept from any */
  readonly outlierDetection?: OutlierDetection;
  /** Connections of each of the caller's pods to the service; calls beyond wait for one. @default not limited */
  readonly maxConnections?: number;
  /** `"zone"`: replicas in the caller's own zone come first, then those of its region, then all others. @default "any" */
  readonly locality?: "any" | "zone";
  /** Another service of the callee's team that gets a part of the calls, in per cent. @default none */
  readonly canary?: { readonly service: IService; readonly percent: number };
  /** Another service of the callee's team that gets a copy of each call; its answers are dropped. @default none */
  readonly mirror?: IService;
}

/** https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/outlier */
export interface OutlierDetection {
  /** Answers 502, 503 or 504, or none at all, one after the other. @default 5 */
  readonly consecutiveGatewayErrors?: number;
  /** Between two looks at the replicas. @default 1 second */
  readonly interval?: Duration;
  /** How long a replica gets no calls; as long again for each time that it failed before. @default 10 seconds */
  readonly baseEjectionTime?: Duration;
  /** Of the service's replicas, in per cent, that may be kept from calls at a time. @default 50 */
  readonly maxEjectionPercent?: number;
}
