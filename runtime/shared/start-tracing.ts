import type { openTelemetry } from "../tracing/main";
import { loadBundle } from "./bundles";
import type { Logger } from "./log";
import { traceRequests } from "./traced-requests";
import { PassingOn, type Tracing } from "./tracing";
import type { TracingSettings } from "./tracing-settings";

/**
 * Spans where somebody wants them: what makes them is a bundle of its own beside the program's, which no other process
 * loads. Otherwise what came is sent along.
 *
 * @param workload "team/workload"
 */
export function startTracing(settings: TracingSettings | undefined, workload: string, log: Logger): Tracing {
  const tracing = settings ? recorder()({ ...settings, workload, log }) : new PassingOn();
  traceRequests(tracing);
  return tracing;
}

const recorder = () => (loadBundle(__dirname, "tracing") as { openTelemetry: typeof openTelemetry }).openTelemetry;
