import { Counter, Histogram, type Registry } from "prom-client";

/** Seconds; from a handler that only counts to one that waits for others, with retries. */
const DURATIONS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60];
/** Seconds; from an event handled at once to one that waited for days. */
const AGES = [0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 1_800, 3_600, 21_600, 86_400, 604_800];

/** What a worker does with its streams' events. */
export class ConsumptionMetrics {
  private readonly handledTotal: Counter<"stream">;
  private readonly failures: Counter<"stream">;
  private readonly retries: Counter<"stream">;
  private readonly deadLetters: Counter<"stream">;
  private readonly duration: Histogram<"stream">;
  private readonly age: Histogram<"stream">;

  /** @param streams those subscribed: each begins at zero, so that a rate counts its first event too */
  constructor(registry: Registry, streams: readonly string[]) {
    const common = { labelNames: ["stream"] as const, registers: [registry] };
    this.handledTotal = new Counter({
      ...common,
      name: "headwater_events_handled_total",
      help: "Events whose handler succeeded.",
    });
    this.failures = new Counter({
      ...common,
      name: "headwater_event_failures_total",
      help: "Failed tries: of handlers, and of decoding an event.",
    });
    this.retries = new Counter({
      ...common,
      name: "headwater_retries_total",
      help: "Events published to the worker's topic of retries.",
    });
    this.deadLetters = new Counter({
      ...common,
      name: "headwater_dead_letters_total",
      help: "Events published to a dead-letter topic.",
    });
    this.duration = new Histogram({
      ...common,
      name: "headwater_event_duration_seconds",
      help: "Time to handle an event, from the first try to the one that succeeded.",
      buckets: DURATIONS,
    });
    this.age = new Histogram({
      ...common,
      name: "headwater_event_age_seconds",
      help: "Time from an event's timestamp until it was handled.",
      buckets: AGES,
    });
    for (const stream of streams) {
      for (const counter of [this.handledTotal, this.failures, this.retries, this.deadLetters])
        counter.inc({ stream }, 0);
      for (const histogram of [this.duration, this.age]) histogram.zero({ stream });
    }
  }

  /** @param timestamp the event's, in milliseconds since the epoch */
  handled(stream: string, durationMs: number, timestamp: number): void {
    this.handledTotal.inc({ stream });
    this.duration.observe({ stream }, durationMs / 1000);
    // A producer's clock may be ahead of ours.
    this.age.observe({ stream }, Math.max(0, Date.now() - timestamp) / 1000);
  }

  failed(stream: string): void {
    this.failures.inc({ stream });
  }

  sentBack(stream: string): void {
    this.retries.inc({ stream });
  }

  deadLettered(stream: string): void {
    this.deadLetters.inc({ stream });
  }
}
