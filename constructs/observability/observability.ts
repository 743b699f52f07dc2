import type { Engine } from "../engines/engine";
import { type PrometheusProps, prometheus } from "../engines/prometheus";

/** How the platform's workloads are watched. */
export class Observability {
  /**
   * Prometheus Operator scrapes and alerts, Grafana shows: PodMonitors, PrometheusRules, and dashboards in ConfigMaps.
   * Their definitions come with `Operators`; a Prometheus, a Grafana and kube-state-metrics are yours, for example of
   * kube-prometheus-stack. See docs/observability.md.
   *
   * @param props.labels labels of every PodMonitor and PrometheusRule, which your Prometheus may select by; default none
   * @param props.runbooks address of a page with the sections of docs/runbooks.md, which every alert links to; default
   *   "docs/runbooks.md"
   * @example Observability.prometheus({ labels: { release: "kube-prometheus-stack" } })
   */
  static prometheus(props: Partial<PrometheusProps> = {}): Engine {
    const { labels = {}, runbooks = "docs/runbooks.md" } = props;
    return prometheus({ labels, runbooks });
  }

  /** No monitors, no alerts, no dashboards. Metrics are served all the same. */
  static none(): Engine {
    return { name: "no-observability", handles: ["monitor", "alert", "dashboard"], render: () => [] };
  }

  private constructor() {}
}
