import { Counter, Gauge, type Registry } from "prom-client";
import type { Table } from "../../../constructs/workers/handler-api";

/** How large a workload's tables are, and how fresh. */
export class TableMetrics {
  private readonly changes: Counter<"stream">;
  private readonly rejections: Counter<"stream">;
  private readonly tables = new Map<string, Table & { readonly bytes: number }>();

  constructor(registry: Registry) {
    const common = { labelNames: ["stream"] as const, registers: [registry] };
    this.changes = new Counter({
      ...common,
      name: "headwater_table_changes_total",
      help: "Values that a table was given, and keys that were deleted from it.",
    });
    this.rejections = new Counter({
      ...common,
      name: "headwater_table_rejected_total",
      help: "Values that a table was not given, because they do not decode.",
    });
    this.gauge("headwater_table_keys", "Keys of a table.", common, ({ size }) => size);
    this.gauge("headwater_table_bytes", "Keys and values of a table as they travel.", common, ({ bytes }) => bytes);
    this.gauge(
      "headwater_table_age_seconds",
      "How long ago a table had everything that was published.",
      common,
      ({ asOf }) => (Date.now() - asOf.getTime()) / 1000,
    );
  }

  follow(stream: string, table: Table & { readonly bytes: number }): void {
    this.tables.set(stream, table);
    for (const counter of [this.changes, this.rejections]) counter.inc({ stream }, 0);
  }

  changed(stream: string, count: number): void {
    this.changes.inc({ stream }, count);
  }

  rejected(stream: string): void {
    this.rejections.inc({ stream });
  }

  private gauge(
    name: string,
    help: string,
    common: { readonly labelNames: readonly ["stream"]; readonly registers: Registry[] },
    measure: (table: Table & { readonly bytes: number }) => number,
  ): void {
    const { tables } = this;
    new Gauge({
      ...common,
      name,
      help,
      collect() {
        for (const [stream, table] of tables) this.set({ stream }, measure(table));
      },
    });
  }
}
