import { collectDefaultMetrics, Registry } from "prom-client";

/**
 * A registry that holds the process's own metrics already: CPU, memory, garbage collection and event loop lag, under the
 * client's names (`process_…`, `nodejs_…`).
 */
export function createMetricsRegistry(): Registry {
  const register = new Registry();
  collectDefaultMetrics({ register });
  return register;
}
