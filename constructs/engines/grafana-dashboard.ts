import { createHash } from "node:crypto";
import type { DashboardIntent, DashboardSection, Measure, Panel, Unit } from "../intents/monitoring";
import type { ConfigMap } from "../kubernetes/objects";
import type { Owner } from "./engine";
import { gatewaySubject } from "./envoy-promql";
import { labels } from "./labels";
import { measureQuery } from "./promql";
import type { Subject } from "./promql-series";

/**
 * A dashboard as the ConfigMap that Grafana's sidecar looks for in all namespaces, by the label that the Helm charts of
 * Grafana and kube-prometheus-stack set: `sidecar.dashboards.label` and `labelValue` in
 * https://github.com/prometheus-community/helm-charts/blob/main/charts/kube-prometheus-stack/values.yaml.
 */
export function dashboardConfigMap(dashboard: DashboardIntent, { namespace }: Owner): ConfigMap {
  const subject = subjectOf(dashboard, namespace);
  const { workload } = subject;
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: {
      name: `${workload}-dashboard`,
      namespace,
      labels: { ...labels(workload), grafana_dashboard: "1" },
    },
    // The sidecar puts the files of all namespaces into one folder.
    data: { [`${namespace}.${workload}.json`]: `${JSON.stringify(dashboardModel(dashboard, subject), null, 2)}\n` },
  };
}

/** https://grafana.com/docs/grafana/latest/visualizations/dashboards/build-dashboards/view-dashboard-json-model/ */
function dashboardModel({ sections }: DashboardIntent, subject: Subject) {
  const { namespace, workload } = subject;
  return {
    uid: uidOf(namespace, workload),
    title: `${namespace} / ${workload}`,
    tags: ["headwater", namespace],
    schemaVersion: 39,
    editable: false,
    refresh: "30s",
    time: { from: "now-3h", to: "now" },
    templating: { list: [DATASOURCE] },
    panels: panelsOf(sections, subject),
  };
}

const subjectOf = (dashboard: DashboardIntent, namespace: string): Subject =>
  "gateway" in dashboard
    ? gatewaySubject(dashboard.gateway, namespace)
    : {
        namespace,
        workload: dashboard.workload,
        stateful: dashboard.stateful,
        versioned: dashboard.versioned === true,
        revisions: dashboard.revisions === true,
        jobs: dashboard.jobs === true,
      };

/** Links and stars hang on it, so it follows from the workload's identity alone. Grafana takes 40 characters. */
const uidOf = (namespace: string, workload: string): string =>
  `headwater-${createHash("sha256").update(`${namespace}/${workload}`).digest("hex").slice(0, 24)}`;

/** Lets the reader choose among several Prometheus servers; one is chosen by itself. */
const DATASOURCE = { name: "datasource", label: "Data source", type: "datasource", query: "prometheus" };

/** Grafana's grid has 24 columns. */
const COLUMNS = 24;
const PANELS_IN_A_ROW = 3;
const HEIGHT = 8;

/** Sections one below the other: a heading, then rows of panels. */
function panelsOf(sections: readonly DashboardSection[], subject: Subject): object[] {
  const result: object[] = [];
  let top = 0;
  for (const { title, panels } of sections) {
    const heading = { x: 0, y: top, w: COLUMNS, h: 1 };
    result.push({ id: result.length + 1, type: "row", title, collapsed: false, gridPos: heading, panels: [] });
    top += 1;
    for (const [index, panel] of panels.entries()) {
      const width = COLUMNS / PANELS_IN_A_ROW;
      const position = {
        x: (index % PANELS_IN_A_ROW) * width,
        y: top + Math.floor(index / PANELS_IN_A_ROW) * HEIGHT,
        w: width,
        h: HEIGHT,
      };
      result.push({ id: result.length + 1, ...timeSeries(panel, subject), gridPos: position });
    }
    top += Math.ceil(panels.length / PANELS_IN_A_ROW) * HEIGHT;
  }
  return result;
}

/** https://grafana.com/docs/grafana/latest/panels-visualizations/visualizations/time-series/ */
const timeSeries = ({ title, description, unit, measures, limit }: Panel, subject: Subject) => ({
  type: "timeseries",
  title,
  description,
  datasource: PROMETHEUS,
  fieldConfig: {
    defaults: {
      unit: UNITS[unit],
      min: 0,
      ...(limit === undefined ? {} : withLimit(limit)),
    },
    overrides: [],
  },
  options: { legend: { displayMode: "list", placement: "bottom" }, tooltip: { mode: "multi" } },
  targets: measures.map((measure, index) => ({
    refId: refIdOf(index),
    datasource: PROMETHEUS,
    expr: measureQuery(measure, subject, "$__rate_interval"),
    legendFormat: legendOf(measure),
  })),
});

const PROMETHEUS = { type: "prometheus", uid: "$datasource" };

/** https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats/categories.ts */
const UNITS: Readonly<Record<Unit, string>> = { count: "short", "per second": "cps", seconds: "s", bytes: "bytes" };

const withLimit = (limit: number) => ({
  thresholds: {
    mode: "absolute",
    steps: [
      { color: "green", value: null },
      { color: "red", value: limit },
    ],
  },
  custom: { thresholdsStyle: { mode: "line" } },
});

/** A to Z, then AA, AB…: Grafana's own way. */
const refIdOf = (index: number): string =>
  (index >= 26 ? refIdOf(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));

/** What a query tells apart is in a label of its result. */
function legendOf(measure: Measure): string {
  if (measure.measure === "gateway requests") return "{{envoy_response_code_class}}xx";
  if (measure.measure === "consumer requests") return "{{consumer}} {{route}}";
  if (measure.measure.startsWith("route ")) return "{{route}}";
  if ("quantile" in measure) return `p${measure.quantile * 100}`;
  return measure.measure === "published" ? measure.stream.name : measure.measure;
}
