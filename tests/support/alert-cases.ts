import { type AlertRule, alertRule, RULE_NAMES } from "../../constructs/engines/prometheus-rules";
import type { AlertIntent, AlertName, RestartsAlert } from "../../constructs/intents/monitoring";
import {
  certificateExpiryCases,
  gatewayDownCases,
  gatewayErrorCases,
  unloggedRequestCases,
} from "./gateway-alert-cases";
import type { RuleTest } from "./promtool";

/** A course of events, minute by minute, and whether the alert fires at some minute of it. */
export interface AlertCase {
  readonly title: string;
  readonly series: Readonly<Record<string, string>>;
  readonly minutes: readonly number[];
  /** What the alert shows as its value; undefined: it must not fire. */
  readonly fires: string | undefined;
  /** Labels that the series bring. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** For each alert at least one case that fires and one that doesn't. */
export function alertCases(alert: AlertIntent, namespace: string): readonly AlertCase[] {
  switch (alert.alert) {
    case "lag":
      return lagCases(namespace, alert.workload, alert.stream.topic, alert.capacity);
    case "lagUnknown":
      return lagUnknownCases(namespace, alert.workload);
    case "deadLetters":
      return countedCases("headwater_dead_letters_total", namespace, alert.workload, alert.stream.name);
    case "tableRejections":
      return countedCases("headwater_table_rejected_total", namespace, alert.workload, alert.stream.name);
    case "restarts":
      return restartCases(namespace, alert);
    case "requestErrors":
      return requestErrorCases(namespace, alert.workload);
    case "refusedContracts":
      return refusedContractCases(namespace);
    case "pausedCalls":
      return pausedCallCases(namespace);
    case "failingCalls":
      return failingCallCases(namespace);
    case "gatewayErrors":
      return gatewayErrorCases(namespace, alert.gateway);
    case "gatewayDown":
      return gatewayDownCases(namespace, alert.gateway);
    case "certificateExpiry":
      return certificateExpiryCases(namespace, alert.gateway);
    case "unloggedRequests":
      return unloggedRequestCases(namespace, alert.gateway);
  }
}

/** The cases of an alert as promtool takes them. */
export function ruleTests(alert: AlertIntent, namespace: string, runbooks: string): RuleTest[] {
  const rule = alertRule(alert, namespace, runbooks);
  return alertCases(alert, namespace).map(({ title, series, minutes, fires, labels = {} }) => ({
    name: `${rule.alert} ${namespace} ${"workload" in alert ? alert.workload : ""}: ${title}`,
    interval: "1m",
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    alert_rule_test: minutes.map((minute) => ({
      eval_time: `${minute}m`,
      alertname: RULE_NAMES[alert.alert],
      exp_alerts: fires === undefined ? [] : [expected(rule, fires, labels)],
    })),
  }));
}

/** Kinds of alert that have no case that fires, or none that doesn't. */
export function kindsWithoutCases(alerts: readonly AlertIntent[], namespace: string): AlertName[] {
  return alerts
    .filter((alert) => {
      const cases = alertCases(alert, namespace);
      return !cases.some(({ fires }) => fires !== undefined) || !cases.some(({ fires }) => fires === undefined);
    })
    .map(({ alert }) => alert);
}

function expected(rule: AlertRule, value: string, labels: Readonly<Record<string, string>>) {
  const filled = (text: string) =>
    text
      .replace(/\{\{ \$value[^}]*\}\}/, value)
      .replace(/\{\{ \$labels\.(\w+) \}\}/, (_, label: string) => labels[label] ?? "");
  return {
    exp_labels: { ...rule.labels, ...labels },
    exp_annotations: Object.fromEntries(Object.entries(rule.annotations).map(([key, text]) => [key, filled(text)])),
  };
}

function lagCases(namespace: string, workload: string, topic: string, capacity: number): AlertCase[] {
  const metric = `s0-kafka-${topic.replaceAll(".", "-")}`;
  const series = (whose: string, scaledObject = workload, name = metric) =>
    `keda_scaler_metrics_value{${whose},scaledObject="${scaledObject}",metric="${name}",scaler="kafkaScaler",triggerIndex="0",type="scaledobject"}`;
  const own = series(`namespace="${namespace}"`);
  const from = 4 * capacity;
  return [
    {
      title: "a lag that stays above what all replicas should hold",
      series: { [own]: `${2 * capacity}x30` },
      minutes: [10, 20],
      fires: humanized(2 * capacity),
    },
    {
      title: "a lag that does not fall, where the scrape renames KEDA's label",
      series: { [series(`namespace="keda",exported_namespace="${namespace}"`)]: `${2 * capacity}x30` },
      minutes: [20],
      fires: humanized(2 * capacity),
    },
    {
      title: "a lag that grows without end",
      series: { [own]: `${capacity}+${capacity}x30` },
      minutes: [20],
      fires: humanized(21 * capacity),
    },
    {
      title: "a burst that is worked off in forty minutes",
      series: { [own]: `0x9 ${from}-${capacity / 10}x40 0x10` },
      minutes: [11, 15, 20, 25, 30, 35, 40, 45, 50],
      fires: undefined,
    },
    {
      title: "nine minutes above the limit",
      series: { [own]: `0x9 ${2 * capacity}x8 0x20` },
      minutes: [10, 15, 18, 20],
      fires: undefined,
    },
    {
      title: "a lag just below the limit",
      series: { [own]: `${capacity - 1}x30` },
      minutes: [10, 20],
      fires: undefined,
    },
    {
      title: "the lag of other workloads, namespaces and topics",
      series: {
        [series(`namespace="${namespace}"`, `${workload}-2`)]: `${2 * capacity}x30`,
        [series(`namespace="other"`)]: `${2 * capacity}x30`,
        [series(`namespace="${namespace}",exported_namespace="other"`)]: `${2 * capacity}x30`,
        [series(`namespace="${namespace}"`, workload, `${metric}-2`)]: `${2 * capacity}x30`,
      },
      minutes: [20],
      fires: undefined,
    },
  ];
}

function lagUnknownCases(namespace: string, workload: string): AlertCase[] {
  const errors = `keda_scaler_detail_errors_total{namespace="${namespace}",scaledObject="${workload}",scaler="kafkaScaler",triggerIndex="0",type="scaledobject"}`;
  return [
    { title: "one error a second", series: { [errors]: "0+60x30" }, minutes: [20], fires: "1" },
    {
      title: "errors of three minutes",
      series: { [errors]: "0x5 60+60x2 180x30" },
      minutes: [8, 13, 20],
      fires: undefined,
    },
    { title: "old errors", series: { [errors]: "5000x30" }, minutes: [20], fires: undefined },
  ];
}

/** Of what must not be counted at all. */
function countedCases(metric: string, namespace: string, workload: string, stream: string): AlertCase[] {
  const counter = (pod: string) =>
    `${metric}{namespace="${namespace}",job="${namespace}/${workload}",pod="${workload}-${pod}",stream="${stream}"}`;
  return [
    {
      title: "a replica that was there for a moment, and is gone",
      series: { [counter("new")]: "_x20 2x3 stale" },
      minutes: [22, 30],
      fires: "2",
    },
    {
      title: "two replicas that have run for long",
      series: { [counter("a")]: "3x30 4x30", [counter("b")]: "0x60" },
      minutes: [35],
      fires: "1",
    },
    {
      title: "what was counted long ago",
      series: { [counter("old")]: "7x60" },
      minutes: [20, 40],
      fires: undefined,
    },
    {
      title: "replicas that come and go without one",
      series: { [counter("a")]: "0x10 stale", [counter("b")]: "_x20 0x10 stale" },
      minutes: [5, 25, 40],
      fires: undefined,
    },
    {
      title: "fifteen minutes after the last one",
      series: { [counter("new")]: "_x20 2x3 stale" },
      minutes: [40],
      fires: undefined,
    },
  ];
}

function restartCases(namespace: string, { workload, stateful, versioned, revisions }: RestartsAlert): AlertCase[] {
  const counter = (pod: string, of = workload) =>
    `kube_pod_container_status_restarts_total{namespace="${namespace}",pod="${of}-${pod}",container="main",job="kube-state-metrics"}`;
  const deployed = versioned ? "a360f5fb-" : revisions ? "8d3ff6a5c3bb2f10-deployment-" : "";
  const pods = stateful
    ? ["0", "1", "2", "3", "4"]
    : ["zscsb", "bcdfg", "hjklm", "npqrs", "tvwxz"].map((pod) => `${deployed}77db54df7-${pod}`);
  const [pod = ""] = pods;
  return [
    {
      title: "a loop, with the five minutes that Kubernetes waits",
      series: { [counter(pod)]: "0x4 1x4 2x4 3x4 4x4 5x4 6x4 7x4 8x4 9x4" },
      minutes: [40],
      fires: "6",
    },
    {
      title: "one container that ended three times",
      series: { [counter(pod)]: "5x9 6x9 7x9 8x60" },
      minutes: [15, 25, 35, 60],
      fires: undefined,
    },
    {
      title: "all replicas once",
      series: Object.fromEntries(pods.map((each) => [counter(each), "0x20 1x40"])),
      minutes: [25, 45],
      fires: undefined,
    },
    {
      title: "loops of others whose names begin alike: another workload, a hook",
      series: { [counter(pod, `${workload}-archive`)]: "0+1x40", [counter("expand-zscsb")]: "0+1x40" },
      minutes: [40],
      fires: undefined,
    },
  ];
}

function requestErrorCases(namespace: string, workload: string): AlertCase[] {
  const count = (status: number) =>
    `headwater_http_request_duration_seconds_count{namespace="${namespace}",job="${namespace}/${workload}",pod="${workload}-1",method="POST",status="${status}"}`;
  return [
    {
      title: "one request in ten fails",
      series: { [count(200)]: "0+540x30", [count(500)]: "0+30x30", [count(503)]: "0+30x30" },
      minutes: [20],
      fires: "10%",
    },
    {
      title: "one request in fifty fails",
      series: { [count(200)]: "0+588x30", [count(500)]: "0+12x30" },
      minutes: [20],
      fires: undefined,
    },
    {
      title: "all requests of five minutes fail",
      series: { [count(200)]: "0+600x9 5400x4 6000+600x30", [count(500)]: "0x9 0+600x4 2400x30" },
      minutes: [14, 20, 25],
      fires: undefined,
    },
    { title: "nobody asks", series: { [count(200)]: "100x30", [count(500)]: "9x30" }, minutes: [20], fires: undefined },
    {
      title: "callers' mistakes",
      series: { [count(200)]: "0+60x30", [count(404)]: "0+600x30" },
      minutes: [20],
      fires: undefined,
    },
  ];
}

function pausedCallCases(namespace: string): AlertCase[] {
  const calls = (status: string) =>
    `headwater_durable_calls{namespace="${namespace}",function="shop.checkout",status="${status}",pod="provisioner-1"}`;
  return [
    {
      title: "two calls that failed at every try",
      series: { [calls("paused")]: "0x10 2x20" },
      minutes: [11, 30],
      fires: "2",
      labels: { function: "shop.checkout" },
    },
    {
      title: "calls that wait, and those that are tried again",
      series: { [calls("suspended")]: "5x30", [calls("backing-off")]: "5x30", [calls("paused")]: "1 0x30" },
      minutes: [1, 30],
      fires: undefined,
    },
  ];
}

function failingCallCases(namespace: string): AlertCase[] {
  const calls = `headwater_durable_failing_calls{namespace="${namespace}",function="shop.checkout",pod="provisioner-1"}`;
  const labels = { function: "shop.checkout" };
  return [
    { title: "two calls that fail", series: { [calls]: "0x4 2x30" }, minutes: [16, 30], fires: "2", labels },
    {
      title: "a call that is just being tried now and then",
      series: { [calls]: "1 1 0 0 0 1 1 0 0 0 1 1 0 0 0 1 1 0 0 0" },
      minutes: [12, 19],
      fires: "1",
      labels,
    },
    {
      title: "calls that succeed at last",
      series: { [calls]: "0x4 2x4 0x30" },
      minutes: [8, 14, 30],
      fires: undefined,
    },
    { title: "none", series: { [calls]: "0x30" }, minutes: [20], fires: undefined },
  ];
}

function refusedContractCases(namespace: string): AlertCase[] {
  const counter = (code: string) =>
    `headwater_provision_refusals_total{namespace="${namespace}",exported_namespace="shop",code="${code}",pod="provisioner-1"}`;
  return [
    {
      title: "the first refusal of a team",
      series: { [counter("HW-PROVISION-012")]: "_x20 1x60" },
      minutes: [21, 60],
      fires: "1",
      labels: { exported_namespace: "shop", team: "shop" },
    },
    {
      title: "a refusal of yesterday",
      series: { [counter("HW-PROVISION-012")]: "3x100" },
      minutes: [80],
      fires: undefined,
    },
    {
      title: "refusals for other reasons",
      series: { [counter("HW-PROVISION-003")]: "0+1x100" },
      minutes: [30],
      fires: undefined,
    },
  ];
}

/** As Prometheus' `humanize` writes a whole number: four digits, thousands as k. */
const humanized = (value: number): string =>
  value < 1000 ? String(value) : `${Number((value / 1000).toPrecision(4))}k`;
