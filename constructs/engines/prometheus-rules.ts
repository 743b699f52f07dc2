import type { AlertIntent, AlertName } from "../intents/monitoring";
import { COUNTERS, keda, lag, own, REQUESTS, restarts, SERVER_ERROR, type Subject, stream } from "./promql";

/** https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/ */
export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  /** How long it must hold. @default at once */
  readonly for?: string;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
}

/** The rule of an alert; `runbooks` is the address of docs/runbooks.md, which has a section for each rule. */
export function alertRule(alert: AlertIntent, namespace: string, runbooks: string): AlertRule {
  const name = RULE_NAMES[alert.alert];
  const workload = "workload" in alert ? { workload: alert.workload } : {};
  const streamName = "stream" in alert ? { stream: alert.stream.name } : {};
  return {
    alert: name,
    ...condition(alert, namespace),
    labels: { severity: alert.severity, namespace, ...workload, ...streamName },
    annotations: {
      summary: alert.summary,
      description: `${alert.description} ${VALUES[alert.alert]}`,
      runbook_url: `${runbooks}#${name.toLowerCase()}`,
    },
  };
}

/** They stay: silences and routes name them. */
export const RULE_NAMES: Readonly<Record<AlertName, string>> = {
  lag: "HeadwaterLag",
  lagUnknown: "HeadwaterLagUnknown",
  deadLetters: "HeadwaterDeadLetters",
  restarts: "HeadwaterRestarts",
  requestErrors: "HeadwaterRequestErrors",
  refusedContracts: "HeadwaterRefusedContracts",
};

const VALUES: Readonly<Record<AlertName, string>> = {
  lag: "Unread events: {{ $value | humanize }}.",
  lagUnknown: "Errors a second: {{ $value | humanize }}.",
  deadLetters: "Events given up: {{ $value | humanize }}.",
  restarts: "Restarts: {{ $value | humanize }}.",
  requestErrors: "Now: {{ $value | humanizePercentage }}.",
  refusedContracts: "Refused in the namespace {{ $labels.team }}: {{ $value | humanize }}.",
};

function condition(alert: AlertIntent, namespace: string): { expr: string; for?: string } {
  const subject = (workload: string, stateful = false): Subject => ({ namespace, workload, stateful });
  switch (alert.alert) {
    case "lag": {
      const now = lag(subject(alert.workload), alert.stream.topic);
      const before = lag(subject(alert.workload), alert.stream.topic, " offset 5m");
      // A burst that is worked off is no alert: its lag falls by a tenth in five minutes, so it is gone within the hour.
      return { expr: `${now} >= ${alert.capacity} unless ${now} <= 0.9 * ${before}`, for: "10m" };
    }
    case "lagUnknown": {
      const errors = keda("keda_scaler_detail_errors_total", subject(alert.workload));
      return { expr: `sum(${errors.map((series) => `rate(${series}[5m])`).join(" or ")}) > 0`, for: "10m" };
    }
    case "deadLetters": {
      const counter = `${COUNTERS["dead letters"]}{${own(subject(alert.workload))}${stream(alert.stream.name)}}`;
      // A replica that was woken by the event is first seen after it has counted: then all that it has counted is new.
      const fresh = `max_over_time(${counter}[15m]) unless ${counter} offset 15m`;
      return { expr: `sum((${fresh}) or increase(${counter}[15m])) > 0` };
    }
    case "restarts": {
      const series = restarts(subject(alert.workload, alert.stateful));
      // The worst container, not the sum: all replicas restart once when a broker is replaced.
      return { expr: `max(increase(${series}[30m])) > ${alert.tolerated}` };
    }
    case "requestErrors": {
      const requests = (matchers: string) =>
        `sum(rate(${REQUESTS}_count{${own(subject(alert.workload))}${matchers}}[5m]))`;
      return { expr: `${requests(SERVER_ERROR)} / ${requests("")} > ${alert.tolerated}`, for: "10m" };
    }
    case "refusedContracts":
      return { expr: refusals(namespace) };
  }
}

/**
 * By team. The metric's own label for the team's namespace becomes `exported_namespace`, since `namespace` is the
 * provisioner's.
 */
function refusals(platformNamespace: string): string {
  const counter = `headwater_contracts_refused_total{namespace="${platformNamespace}"}`;
  const fresh = `max_over_time(${counter}[1h]) unless ${counter} offset 1h`;
  const byTeam = `sum by (exported_namespace) ((${fresh}) or increase(${counter}[1h])) > 0`;
  return `label_replace(${byTeam}, "team", "$1", "exported_namespace", "(.*)")`;
}
