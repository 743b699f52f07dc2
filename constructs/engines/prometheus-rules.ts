import type { AlertIntent, AlertName } from "../intents/monitoring";
import { gatewaySubject, proxies } from "./envoy-promql";
import { anyOf, COUNTERS, controller, lag, lagErrors, REQUESTS, restarts, SERVER_ERROR, stream } from "./promql";
import { own, type Subject } from "./promql-series";

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
  const gateway = "gateway" in alert ? { gateway: alert.gateway } : {};
  const streamName = "stream" in alert ? { stream: alert.stream.name } : {};
  return {
    alert: name,
    ...condition(alert, namespace),
    labels: { severity: alert.severity, namespace, ...workload, ...gateway, ...streamName },
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
  tableRejections: "HeadwaterTableRejections",
  restarts: "HeadwaterRestarts",
  requestErrors: "HeadwaterRequestErrors",
  refusedContracts: "HeadwaterRefusedContracts",
  pausedCalls: "HeadwaterPausedCalls",
  failingCalls: "HeadwaterFailingCalls",
  gatewayErrors: "HeadwaterGatewayErrors",
  gatewayDown: "HeadwaterGatewayDown",
  certificateExpiry: "HeadwaterCertificateExpiry",
  unloggedRequests: "HeadwaterUnloggedRequests",
};

const VALUES: Readonly<Record<AlertName, string>> = {
  lag: "Unread events: {{ $value | humanize }}.",
  lagUnknown: "Errors a second: {{ $value | humanize }}.",
  deadLetters: "Events given up: {{ $value | humanize }}.",
  tableRejections: "Values kept out: {{ $value | humanize }}.",
  restarts: "Restarts: {{ $value | humanize }}.",
  requestErrors: "Now: {{ $value | humanizePercentage }}.",
  refusedContracts: "Refused in the namespace {{ $labels.team }}: {{ $value | humanize }}.",
  pausedCalls: "Of {{ $labels.function }}: {{ $value | humanize }}.",
  failingCalls: "Of {{ $labels.function }}: {{ $value | humanize }}.",
  gatewayErrors: "Now: {{ $value | humanizePercentage }}.",
  gatewayDown: "Ready proxies: {{ $value | humanize }}.",
  certificateExpiry: "Days left: {{ $value | humanize }}.",
  unloggedRequests: "Requests: {{ $value | humanize }}.",
};

function condition(alert: AlertIntent, namespace: string): { expr: string; for?: string } {
  const subject = (workload: string, stateful = false, versioned = false): Subject => ({
    namespace,
    workload,
    stateful,
    versioned,
  });
  switch (alert.alert) {
    case "lag": {
      const now = lag(subject(alert.workload), alert.stream.topic);
      const before = lag(subject(alert.workload), alert.stream.topic, " offset 5m");
      // A burst that is worked off is no alert: its lag falls by a tenth in five minutes, so it is gone within the hour.
      return { expr: `${now} >= ${alert.capacity}\nunless\n${now} <= 0.9 * ${before}`, for: "10m" };
    }
    case "lagUnknown": {
      const errors = lagErrors({ ...subject(alert.workload), jobs: alert.jobs ?? false });
      return { expr: `sum(${anyOf(errors.map((series) => `rate(${series}[5m])`))}) > 0`, for: "10m" };
    }
    case "deadLetters":
    case "tableRejections": {
      const counted = COUNTERS[alert.alert === "deadLetters" ? "dead letters" : "table rejections"];
      const counter = `${counted}{${own(subject(alert.workload))}${stream(alert.stream.name)}}`;
      // A replica that has just begun is first seen after it has counted: then all that it has counted is new.
      const fresh = `max_over_time(${counter}[15m]) unless ${counter} offset 15m`;
      return { expr: `sum(round(${anyOf([`(${fresh})`, `increase(${counter}[15m])`])})) > 0` };
    }
    case "restarts": {
      const own = subject(alert.workload, alert.stateful, alert.versioned);
      const series = restarts({ ...own, revisions: alert.revisions ?? false });
      // The worst container, not the sum: all replicas restart once when a broker is replaced. Prometheus extrapolates
      // an increase to the ends of its range, so that three become 3.1.
      return { expr: `max(round(increase(${series}[30m]))) > ${alert.tolerated}` };
    }
    case "requestErrors": {
      const requests = (matchers: string) =>
        `sum(rate(${REQUESTS}_count{${own(subject(alert.workload))}${matchers}}[5m]))`;
      return { expr: `${requests(SERVER_ERROR)}\n/\n${requests("")}\n> ${alert.tolerated}`, for: "10m" };
    }
    case "refusedContracts":
      return { expr: refusals(namespace) };
    case "pausedCalls":
      return { expr: `max by (function) (${CALLS}{namespace="${namespace}",status="paused"}) > 0` };
    case "failingCalls": {
      // Not while they are just being tried, which may take minutes.
      const lately = `max_over_time(${FAILING_CALLS}{namespace="${namespace}"}[5m])`;
      return { expr: `max by (function) (${lately}) > 0`, for: "10m" };
    }
    case "gatewayErrors": {
      const of = gatewaySubject(alert.gateway, namespace);
      const part = `sum(${proxies.errors(of, "5m")})\n/\nsum(${proxies.requests(of, "5m")})`;
      return { expr: `${part}\n> ${alert.tolerated}`, for: "10m" };
    }
    case "gatewayDown":
      return {
        expr: `${controller(gatewaySubject(alert.gateway, namespace), "status_replicas_ready")} == 0`,
        for: "2m",
      };
    case "certificateExpiry":
      // Once an hour is enough, and a proxy that only starts has no certificates yet.
      return {
        expr: `min(${proxies.daysOfCertificates(gatewaySubject(alert.gateway, namespace))}) < ${alert.days}`,
        for: "1h",
      };
    case "unloggedRequests": {
      const dropped = proxies.unloggedRequests(gatewaySubject(alert.gateway, namespace));
      return { expr: `sum(round(increase(${dropped}[15m]))) > 0` };
    }
  }
}

/**
 * By team. The metric's own label for the team's namespace becomes `exported_namespace`, since `namespace` is the
 * provisioner's. A code's first refusal begins its series, so what is new counts in full.
 */
function refusals(platformNamespace: string): string {
  const counter = `${REFUSALS}{namespace="${platformNamespace}",code="HW-PROVISION-012"}`;
  const fresh = `max_over_time(${counter}[1h]) unless ${counter} offset 1h`;
  const byTeam = `sum by (exported_namespace) (round(${anyOf([`(${fresh})`, `increase(${counter}[1h])`])})) > 0`;
  return `label_replace(${byTeam}, "team", "$1", "exported_namespace", "(.*)")`;
}

/** Of the provisioner, in runtime/. */
const REFUSALS = "headwater_provision_refusals_total";
const CALLS = "headwater_durable_calls";
const FAILING_CALLS = "headwater_durable_failing_calls";
