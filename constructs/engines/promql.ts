import type { Measure } from "../intents/monitoring";
import { proxies, routesOf } from "./envoy-promql";
import { revisionsOf } from "./knative-names";
import { own, type Subject } from "./promql-series";

/** What a panel shows, as PromQL. `range` is what rates are taken over: a duration, or Grafana's variable for it. */
export function measureQuery(measure: Measure, subject: Subject, range: string): string {
  const rate = (metric: string, matchers = "") => `rate(${metric}{${own(subject)}${matchers}}[${range}])`;
  const quantile = (part: number, metric: string, matchers = "") =>
    `histogram_quantile(${part}, sum by (le) (${rate(`${metric}_bucket`, matchers)}))`;
  switch (measure.measure) {
    case "lag":
      return lag(subject, measure.stream.topic);
    case "handled":
    case "failures":
    case "dead letters":
    case "published":
    case "table rejections":
      return `sum(${rate(COUNTERS[measure.measure], stream(measure.stream.name))})`;
    case "table keys":
    case "table age":
      // Each replica has a table of its own; the one that is worst off counts.
      return `max(${TABLES[measure.measure]}{${own(subject)}${stream(measure.stream.name)}})`;
    case "duration":
    case "age":
      return quantile(measure.quantile, HISTOGRAMS[measure.measure], stream(measure.stream.name));
    case "requests":
      return `sum(${rate(`${REQUESTS}_count`)})`;
    case "request errors":
      return `sum(${rate(`${REQUESTS}_count`, SERVER_ERROR)}) or vector(0)`;
    case "request duration":
      return quantile(measure.quantile, REQUESTS);
    case "gateway requests":
      return `sum by (envoy_response_code_class) (${proxies.requests(subject, range)})`;
    case "gateway duration":
      return proxies.duration(subject, range, measure.quantile);
    case "limited requests":
      return `sum(${proxies.limited(subject, range)}) or vector(0)`;
    case "connections":
      return `sum(${proxies.connections(subject)})`;
    case "route requests":
      return routesOf.requests(subject, range);
    case "route errors":
      return routesOf.errors(subject, range);
    case "route duration":
      return routesOf.duration(subject, range, measure.quantile);
    case "consumer requests": {
      const writer = own({ namespace: measure.namespace, workload: measure.workload, stateful: false });
      const counter = `${CONSUMERS}{${writer},gateway="${measure.gateway}",consumer!=""}`;
      return `topk(10, sum by (consumer, route) (rate(${counter}[${range}])))`;
    }
    case "replicas":
      return subject.jobs ? running(subject) : controller(subject, "status_replicas");
    case "ready replicas":
      return subject.jobs ? ready(subject) : controller(subject, "status_replicas_ready");
    case "restarts":
      return `sum(increase(${restarts(subject)}[30m]))`;
    case "memory":
      return `sum(container_memory_working_set_bytes{${podsOf(subject)},container!="",container!="POD"})`;
  }
}

/** Names in runtime/. */
export const COUNTERS = {
  handled: "headwater_events_handled_total",
  failures: "headwater_event_failures_total",
  "dead letters": "headwater_dead_letters_total",
  published: "headwater_events_published_total",
  "table rejections": "headwater_table_rejected_total",
} as const;
const TABLES = { "table keys": "headwater_table_keys", "table age": "headwater_table_age_seconds" } as const;
const HISTOGRAMS = { duration: "headwater_event_duration_seconds", age: "headwater_event_age_seconds" } as const;
const CONSUMERS = "headwater_gateway_requests_total";
export const REQUESTS = "headwater_http_request_duration_seconds";
export const SERVER_ERROR = ',status=~"5.."';

export const stream = (name: string): string => `,stream="${name}"`;

/**
 * A metric of KEDA's for the workload, under both names that it may have. Its own label for the namespace is
 * `namespace`. A scrape that honours labels, as the one of KEDA's chart does, leaves it so; any other gives that label
 * to KEDA's own namespace and calls KEDA's label `exported_namespace`.
 * https://github.com/kedacore/keda/blob/v2.20.2/pkg/metricscollector/prommetrics.go
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config (honor_labels)
 */
export const keda = (metric: string, { namespace, workload }: Subject, matchers = ""): readonly string[] =>
  kedaSeries(metric, namespace, `scaledObject="${workload}"${matchers}`);

const kedaSeries = (metric: string, namespace: string, matchers: string): readonly string[] =>
  [`exported_namespace="${namespace}"`, `exported_namespace="",namespace="${namespace}"`].map(
    (whose) => `${metric}{${whose},${matchers}}`,
  );

/** Errors of reading the lag. For Jobs KEDA counts them elsewhere; what it reads has the same names. */
export const lagErrors = (subject: Subject): readonly string[] =>
  subject.jobs
    ? kedaSeries("keda_scaled_job_errors_total", subject.namespace, `scaledJob="${subject.workload}"`)
    : keda("keda_scaler_detail_errors_total", subject);

/**
 * The lag that KEDA reads. It calls a topic's metric `s<index of the trigger>-kafka-<topic, with dashes for dots>`:
 * https://github.com/kedacore/keda/blob/v2.20.2/pkg/scalers/kafka_scaler.go.
 */
export function lag(subject: Subject, topic: string, offset = ""): string {
  const matcher = `,metric=~"s[0-9]+-kafka-${topic.replaceAll(".", "-")}"`;
  const series = keda("keda_scaler_metrics_value", subject, matcher).map((each) => each + offset);
  // Not the sum: two operators may report it, or two Prometheus jobs scrape one.
  return `max(${anyOf(series)})`;
}

/** In lines of their own: people read alerts in a plan and in Prometheus. */
export const anyOf = (queries: readonly string[]): string => `\n  ${queries.join("\n  or ")}\n`;

/** By kube-state-metrics. */
export const restarts = (subject: Subject): string => `kube_pod_container_status_restarts_total{${podsOf(subject)}}`;

/** https://github.com/kubernetes/kube-state-metrics/blob/main/docs/metrics/workload/pod-metrics.md */
const running = (subject: Subject): string =>
  `sum(kube_pod_status_phase{${podsOf(subject)},phase=~"Pending|Running"}) or vector(0)`;
const ready = (subject: Subject): string =>
  `sum(kube_pod_status_ready{${podsOf(subject)},condition="true"}) or vector(0)`;

export function controller({ namespace, workload, stateful, versioned, revisions }: Subject, figure: string): string {
  const kind = stateful ? "statefulset" : "deployment";
  const named = revisions
    ? `=~"${revisionsOf(workload)}-deployment"`
    : versioned
      ? `=~"${workload}-${VERSION}"`
      : `="${workload}"`;
  return `sum(kube_${kind}_${figure}{namespace="${namespace}",${kind}${named}})`;
}

/**
 * A pod's name is its controller's with an ordinal, or with the ReplicaSet's hash and five characters, all of them of
 * an alphabet without vowels, so that the pods of hooks (`shipping-expand-…`) are others.
 * https://github.com/kubernetes/apimachinery/blob/v0.36.3/pkg/util/rand/rand.go
 *
 * Before the five characters there are 58 at most, so that of a long revision's "-deployment" not all is there, nor of the
 * hash of a long durable function's ReplicaSet, or of the dash behind it:
 * https://github.com/kubernetes/apiserver/blob/v0.36.3/pkg/storage/names/generate.go
 */
function podsOf({ namespace, workload, stateful, versioned, revisions }: Subject): string {
  const end = stateful ? "[0-9]+" : versioned ? `${SAFE}+(-${SAFE}{5})?` : `${SAFE}+-${SAFE}{5}`;
  const pod = revisions ? `${revisionsOf(workload)}-deplo.+` : `${workload}-${versioned ? `${VERSION}-` : ""}${end}`;
  return `namespace="${namespace}",pod=~"${pod}"`;
}

/** As concerns/durable.ts has it. */
const VERSION = "[0-9a-f]{8}";
const SAFE = "[b-df-hj-np-tv-xz2456789]";
