import { Histogram, type Registry } from "prom-client";

/** Seconds. */
const DURATIONS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * The requests that a service answers. Paths are no label: callers choose them, so there is no end of them. Methods are
 * those that Node's parser knows.
 */
export class RequestMetrics {
  private readonly duration: Histogram<"method" | "status">;

  constructor(registry: Registry) {
    this.duration = new Histogram({
      name: "headwater_http_request_duration_seconds",
      help: "Time from a request until its response is sent; status 499 if the caller went before there was one.",
      labelNames: ["method", "status"],
      registers: [registry],
      buckets: DURATIONS,
    });
  }

  answered(method: string, status: number, durationMs: number): void {
    this.duration.observe({ method, status: String(status) }, durationMs / 1000);
  }
}
