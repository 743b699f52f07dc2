import type { AlertIntent, MonitorIntent } from "../intents/monitoring";
import type { PodMonitor, PrometheusRule } from "../kubernetes/objects";
import type { ObservabilityDeclaration } from "../model/platform-declarations";
import { type Engine, type Owner, ofKind } from "./engine";
import { dashboardConfigMap } from "./grafana-dashboard";
import { labels, selector } from "./labels";
import { alertRule } from "./prometheus-rules";

/**
 * Renders monitors and alerts for Prometheus Operator, and dashboards for Grafana.
 * Fields: https://prometheus-operator.dev/docs/api-reference/api/.
 */
export const prometheus = (props: ObservabilityDeclaration): Engine => ({
  name: "prometheus",
  handles: ["monitor", "alert", "dashboard"],
  render(intents, owner) {
    const alerts = ofKind(intents, "alert");
    return [
      ...ofKind(intents, "monitor").map((monitor) => podMonitor(monitor, owner, props)),
      ...(alerts.length > 0 ? [prometheusRule(alerts, owner, props)] : []),
      ...ofKind(intents, "dashboard").map((dashboard) => dashboardConfigMap(dashboard, owner)),
    ];
  },
});

function podMonitor(
  { workload, port, path }: MonitorIntent,
  owner: Owner,
  props: ObservabilityDeclaration,
): PodMonitor {
  return {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PodMonitor",
    metadata: { name: workload, namespace: owner.namespace, labels: { ...labels(workload), ...props.labels } },
    spec: {
      selector: { matchLabels: selector(workload) },
      podMetricsEndpoints: [
        {
          ...(typeof port === "number" ? { portNumber: port } : { port }),
          path,
          // A replica that is woken by one event lives for the cooldown, often less than Prometheus' usual minute.
          interval: "15s",
        },
      ],
    },
  };
}

function prometheusRule(alerts: readonly AlertIntent[], owner: Owner, props: ObservabilityDeclaration): PrometheusRule {
  const { name, namespace } = owner;
  return {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PrometheusRule",
    metadata: { name, namespace, labels: { ...labels(name), ...props.labels } },
    spec: {
      groups: [
        {
          name: `headwater.${namespace}.${name}`,
          rules: alerts.map((alert) => alertRule(alert, namespace, props.runbooks)),
        },
      ],
    },
  };
}
