import type { ObservabilityDeclaration } from "../model/platform-declarations";

/** How a platform and everything on it is watched. */
export class Observability {
  /**
   * Prometheus Operator scrapes and alerts, Grafana shows: PodMonitors, PrometheusRules, and dashboards in ConfigMaps.
   * Their definitions come with `Operators`; a Prometheus, a Grafana and kube-state-metrics are yours, for example of
   * kube-prometheus-stack. See docs/observability.md.
   *
   * @param props.namespace where your Prometheus runs, whose pods alone may read metrics; default "monitoring"
   * @param props.labels labels of every PodMonitor and PrometheusRule, which your Prometheus may select by; default none
   * @param props.runbooks address of a page with the sections of docs/runbooks.md, which every alert links to; default
   *   "docs/runbooks.md"
   * @example Observability.prometheus({ labels: { release: "kube-prometheus-stack" } })
   */
  static prometheus(props: Partial<ObservabilityDeclaration> = {}): Observability {
    const { namespace = "monitoring", labels = {}, runbooks = "docs/runbooks.md" } = props;
    return new Observability({ namespace, labels, runbooks });
  }

  /** No monitors, no alerts, no dashboards. Metrics are served all the same. */
  static none(): Observability {
    return new Observability(undefined);
  }

  private constructor(readonly declaration: ObservabilityDeclaration | undefined) {}
}
