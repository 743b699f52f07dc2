import type { CallOptionsDeclaration, OutlierDetectionDeclaration } from "../model/mesh-declarations";
import type { IService } from "../services/service-interface";
import type { CallOptions, OutlierDetection } from "./call-options";

/** Options with their defaults. What values are legal is the rules' matter. */
export function buildCall(service: IService, options: CallOptions): CallOptionsDeclaration {
  const { timeout, retries, outlierDetection, maxConnections, locality, canary, mirror } = options;
  return {
    service: service.node.path,
    timeoutMs: timeout?.toMilliseconds(),
    retries: retries && {
      attempts: retries.attempts,
      perTryTimeoutMs: retries.perTryTimeout?.toMilliseconds(),
    },
    outlierDetection: outlierDetection && detectionOf(outlierDetection),
    maxConnections,
    locality,
    canary: canary && { service: canary.service.node.path, percent: canary.percent },
    mirror: mirror?.node.path,
  };
}

const detectionOf = (detection: OutlierDetection): OutlierDetectionDeclaration => ({
  consecutiveGatewayErrors: detection.consecutiveGatewayErrors ?? 5,
  intervalMs: detection.interval?.toMilliseconds() ?? 1_000,
  baseEjectionTimeMs: detection.baseEjectionTime?.toMilliseconds() ?? 10_000,
  maxEjectionPercent: detection.maxEjectionPercent ?? 50,
});
