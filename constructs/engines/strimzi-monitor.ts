import type { PodMonitor } from "../kubernetes/objects";
import type { ObservabilityDeclaration } from "../model/platform-declarations";
import { labels } from "./labels";
import { CLUSTER } from "./strimzi-cluster";

/**
 * Metrics of brokers, controllers and the exporter, at the port that Strimzi names and opens to everybody:
 * https://strimzi.io/docs/operators/1.2.0/deploying#proc-metrics-deploying-prometheus-str.
 */
export const strimziMonitor = (namespace: string, observability: ObservabilityDeclaration): PodMonitor => ({
  apiVersion: "monitoring.coreos.com/v1",
  kind: "PodMonitor",
  metadata: { name: CLUSTER, namespace, labels: { ...labels(CLUSTER), ...observability.labels } },
  spec: {
    selector: { matchLabels: { "strimzi.io/cluster": CLUSTER } },
    podMetricsEndpoints: [{ port: "tcp-prometheus", path: "/metrics" }],
  },
});
