import { context, DiagLogLevel, diag, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { setGlobalErrorHandler, W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { describeError, type Logger } from "../shared/log";
import type { Tracing } from "../shared/tracing";
import type { TracingSettings } from "../shared/tracing-settings";
import { RecordedTracing } from "./recorded-tracing";

/** What is not sent yet is kept in memory, some 4 MB at most; what is more is dropped, so that nothing waits. */
const MOST_SPANS = 2_048;
const BATCH_SPANS = 512;
const BATCH_MS = 1_000;
/** With the tries after failures that may pass. */
const EXPORT_MS = 5_000;

export interface RecorderOptions extends TracingSettings {
  /** "team/workload". */
  readonly workload: string;
  readonly log: Logger;
}

/**
 * Sends spans in OTLP over HTTP. Registers itself as OpenTelemetry's global one too, so that spans of a handler that
 * uses its API are part of the same trace.
 */
export function openTelemetry({ endpoint, ratio, workload, log }: RecorderOptions): Tracing {
  tellFailures(log);
  const [namespace = "", name = ""] = workload.split("/");
  const exporter = new OTLPTraceExporter({ url: endpoint, timeoutMillis: EXPORT_MS });
  const provider = new TracerProvider({
    // https://opentelemetry.io/docs/specs/semconv/resource/
    resource: resourceFromAttributes({
      "service.name": name,
      "service.namespace": namespace,
      "service.instance.id": process.env.HOSTNAME ?? String(process.pid),
    }),
    // Whoever began a trace has decided for all of it.
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter,
        maxQueueSize: MOST_SPANS,
        maxExportBatchSize: BATCH_SPANS,
        scheduledDelayMillis: BATCH_MS,
        exportTimeoutMillis: 2 * EXPORT_MS,
      }),
    ],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return new RecordedTracing(provider.getTracer("headwater"), () => provider.shutdown());
}

function tellFailures(log: Logger): void {
  setGlobalErrorHandler((error) => log.warn(`Spans are lost: ${describeError(error)}`));
  const silent = () => undefined;
  const warn = (message: string) => log.warn(`Spans: ${message}`);
  diag.setLogger({ error: warn, warn, info: silent, debug: silent, verbose: silent }, DiagLogLevel.WARN);
}
