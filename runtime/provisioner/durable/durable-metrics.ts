import { Gauge, type Registry } from "prom-client";
import type { RestateInvocations } from "./restate-admin";

/** What durable functions have not ended, as it was seen last. */
export class DurableMetrics {
  private readonly calls: Gauge<"function" | "status">;
  private readonly failing: Gauge<"function">;

  constructor(registry: Registry) {
    this.calls = new Gauge({
      name: "headwater_durable_calls",
      help: "Calls of durable functions that have not ended, by function and by Restate's status.",
      labelNames: ["function", "status"],
      registers: [registry],
    });
    this.failing = new Gauge({
      name: "headwater_durable_failing_calls",
      help: "Calls of durable functions that failed twenty times at least and are tried again, by function.",
      labelNames: ["function"],
      registers: [registry],
    });
  }

  /** What is not among them any more has ended. */
  saw(unfinished: readonly RestateInvocations[]): void {
    this.calls.reset();
    this.failing.reset();
    for (const { service, status, count, failing } of unfinished) {
      this.calls.inc({ function: service, status }, count);
      this.failing.inc({ function: service }, failing);
    }
  }
}
