import type { AccessLogEntry } from "../../constructs/gateway/access-log-contract";

/** The host adds it to its own metrics: handlers share no client of Prometheus' with it. */
const METRIC = "headwater_gateway_requests_total";
/** Consumers and routes that are told apart: each costs memory here and in Prometheus for good. */
const MAX_SERIES = 1_000;
const MAX_LENGTH = 128;
const OTHERS = "(others)";

/** How many requests of each consumer went to each route, since this replica began. */
export class ConsumerCounts {
  private readonly counts = new Map<string, number>();

  count({ gateway, route, consumer }: AccessLogEntry): void {
    const series = seriesOf(gateway, route, consumer);
    const isKept = this.counts.has(series) || this.counts.size < MAX_SERIES;
    const counted = isKept ? series : seriesOf(gateway, null, OTHERS);
    this.counts.set(counted, (this.counts.get(counted) ?? 0) + 1);
  }

  /** https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format */
  text(): string {
    const lines = [...this.counts].map(([series, count]) => `${series} ${count}\n`);
    return `# HELP ${METRIC} Requests that are in the access log, by who was let in.\n# TYPE ${METRIC} counter\n${lines.join("")}`;
  }
}

const seriesOf = (gateway: string, route: string | null, consumer: string | null): string =>
  `${METRIC}{gateway="${escaped(gateway)}",route="${escaped(route)}",consumer="${escaped(consumer)}"}`;

const escaped = (text: string | null): string =>
  (text ?? "").slice(0, MAX_LENGTH).replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n");
