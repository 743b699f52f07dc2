/** What travels with a request or an event, so that all that follows from it is one trace: https://www.w3.org/TR/trace-context/ */
export interface TraceContext {
  readonly traceparent: string;
  readonly tracestate?: string;
}

/** Names of headers, of requests and of events alike. */
export const TRACEPARENT = "traceparent";
export const TRACESTATE = "tracestate";

/** Version, trace, span and flags; versions after 00 may go on. Neither id is all zeros, and no version is ff. */
const FORMAT = /^(?!ff)(?!00-.{53})[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/;
/** What has to be passed on at least; more may be dropped. */
const MAX_STATE = 512;

/** Undefined if there is none, or what is there is none. */
export function traceContextOf(
  traceparent: string | undefined,
  tracestate: string | undefined,
): TraceContext | undefined {
  if (traceparent === undefined || !FORMAT.test(traceparent)) return undefined;
  return tracestate && tracestate.length <= MAX_STATE ? { traceparent, tracestate } : { traceparent };
}

/** Fields of a line of the log: https://opentelemetry.io/docs/specs/otel/compatibility/logging_trace_context/ */
export function logFieldsOf({ traceparent }: TraceContext): Readonly<Record<string, string>> {
  const [, trace = "", span = ""] = FORMAT.exec(traceparent) ?? [];
  return { trace_id: trace, span_id: span };
}
