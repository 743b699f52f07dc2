import { Counter, type Registry } from "prom-client";

/** What a workload publishes. */
export class PublicationMetrics {
  private readonly publishedTotal: Counter<"stream">;

  /** @param streams those declared: each begins at zero, so that a rate counts its first event too */
  constructor(registry: Registry, streams: readonly string[]) {
    this.publishedTotal = new Counter({
      name: "headwater_events_published_total",
      help: "Events that the brokers have acknowledged.",
      labelNames: ["stream"],
      registers: [registry],
    });
    for (const stream of streams) this.publishedTotal.inc({ stream }, 0);
  }

  published(stream: string): void {
    this.publishedTotal.inc({ stream });
  }
}
