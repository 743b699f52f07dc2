import type { PodMonitor } from "../kubernetes/objects";
import type { ObservabilityDeclaration } from "../model/platform-declarations";
import { gatewayObject, proxyLabels } from "./envoy-names";
import { labels } from "./labels";

/** Metrics of a gateway's proxies: https://gateway.envoyproxy.io/docs/tasks/observability/proxy-metric/ */
export function proxyMonitor(gateway: string, namespace: string, observability: ObservabilityDeclaration): PodMonitor {
  const name = gatewayObject(gateway);
  return {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PodMonitor",
    metadata: { name, namespace, labels: { ...labels(name), ...observability.labels } },
    spec: {
      selector: { matchLabels: { ...proxyLabels(gateway, namespace) } },
      podMetricsEndpoints: [{ port: "metrics", path: "/stats/prometheus" }],
    },
  };
}
