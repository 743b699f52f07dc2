import {
  type Context,
  context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import { delay } from "../shared/delay";
import { describeError } from "../shared/log";
import type { TraceContext } from "../shared/trace-context";
import type { Attributes, Operation, Sending, Tracing } from "../shared/tracing";

/** How long the last spans may take. */
const FLUSH_MS = 2_000;

const KINDS = { server: SpanKind.SERVER, consumer: SpanKind.CONSUMER, producer: SpanKind.PRODUCER } as const;

/** Operations as OpenTelemetry's spans. */
export class RecordedTracing implements Tracing {
  /** @param flush sends what was not yet */
  constructor(
    private readonly tracer: Tracer,
    private readonly flush: () => Promise<void>,
  ) {}

  run<T>(operation: Operation, work: () => Promise<T>): Promise<T> {
    // Not the context that is active: what takes events and requests may go on from the end of the one before.
    const { span, inside } = this.start(operation, ROOT_CONTEXT);
    return ended(span, context.with(inside, work));
  }

  begin(operation: Operation): Sending {
    const { span, inside } = this.start(operation, context.active());
    return { context: carried(inside), until: (result) => ended(span, result) };
  }

  get current(): TraceContext | undefined {
    return carried(context.active());
  }

  describe(attributes: Attributes): void {
    trace.getActiveSpan()?.setAttributes(attributes);
  }

  failed(error: unknown): void {
    fail(trace.getActiveSpan(), error);
  }

  async close(): Promise<void> {
    // Whatever hinders it has been told already.
    await Promise.race([this.flush().catch(() => undefined), delay(FLUSH_MS)]);
  }

  private start({ name, kind, parent, links = [], attributes }: Operation, around: Context) {
    const outside = parent ? extracted(parent, around) : around;
    const span = this.tracer.startSpan(
      name,
      {
        kind: KINDS[kind],
        links: links.flatMap((link) => spanContextOf(link) ?? []).map((each) => ({ context: each })),
      },
      outside,
    );
    if (span.isRecording()) span.setAttributes(attributes());
    return { span, inside: trace.setSpan(outside, span) };
  }
}

/** Not a function around the work, which would keep all that the work holds until its end. */
const ended = <T>(span: Span, result: Promise<T>): Promise<T> =>
  result.then(
    (value) => {
      span.end();
      return value;
    },
    (error: unknown) => {
      fail(span, error);
      span.end();
      throw error;
    },
  );

/** https://opentelemetry.io/docs/specs/semconv/general/recording-errors/ */
function fail(span: Span | undefined, error: unknown): void {
  span?.recordException(exceptionOf(error));
  span?.setAttribute("error.type", exceptionOf(error).name);
  span?.setStatus({ code: SpanStatusCode.ERROR, message: describeError(error) });
}

const exceptionOf = (error: unknown): Error => (error instanceof Error ? error : new Error(describeError(error)));

function carried(from: Context): TraceContext | undefined {
  const carrier: { traceparent?: string; tracestate?: string } = {};
  propagation.inject(from, carrier, defaultTextMapSetter);
  const { traceparent, ...state } = carrier;
  return traceparent === undefined ? undefined : { traceparent, ...state };
}

const extracted = (from: TraceContext, around: Context): Context =>
  propagation.extract(around, from, defaultTextMapGetter);

const spanContextOf = (from: TraceContext) => trace.getSpanContext(extracted(from, ROOT_CONTEXT));
