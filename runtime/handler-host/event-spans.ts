import type { Message } from "@platformatic/kafka";
import { TRACEPARENT, TRACESTATE, type TraceContext, traceContextOf } from "../shared/trace-context";
import type { Attributes, Operation } from "../shared/tracing";

/**
 * What traces tell of events. Names and attributes: https://opentelemetry.io/docs/specs/semconv/messaging/kafka/.
 * No key, which may be a person's.
 */
type Received = Pick<Message, "topic" | "partition" | "offset" | "headerEntries">;

/** CloudEvents' own: where the event began, if nobody on its way has said more. */
const CE_TRACEPARENT = "ce_traceparent";
const CE_TRACESTATE = "ce_tracestate";
const NAMES: readonly string[] = [TRACEPARENT, TRACESTATE, CE_TRACEPARENT, CE_TRACESTATE];
const LENGTHS = new Set(NAMES.map((name) => name.length));

/** The handling of one event: part of the trace in which it was published. */
export const processing = (message: Received, group: string): Operation => ({
  name: `process ${message.topic}`,
  kind: "consumer",
  parent: contextIn(message),
  attributes: () => ({ ...handled(message, group), "messaging.kafka.offset": Number(message.offset) }),
});

/** The handling of a batch: a trace of its own, which tells of all from which its events come. */
export const processingBatch = (messages: readonly [Received, ...Received[]], group: string): Operation => ({
  name: `process ${messages[0].topic}`,
  kind: "consumer",
  links: messages.flatMap((message) => contextIn(message) ?? []),
  attributes: () => ({ ...handled(messages[0], group), "messaging.batch.message_count": messages.length }),
});

/** `send` until brokers have it; `create` where it is sent with others, later. */
export const publishing = (operation: "send" | "create", topic: string): Operation => ({
  name: `${operation} ${topic}`,
  kind: "producer",
  attributes: () => of(operation, topic),
});

const handled = (message: Received, group: string): Attributes => ({
  ...of("process", message.topic),
  "messaging.consumer.group.name": group,
  "messaging.destination.partition.id": String(message.partition),
});

const of = (operation: string, topic: string): Attributes => ({
  "messaging.system": "kafka",
  "messaging.operation.name": operation,
  "messaging.operation.type": operation,
  "messaging.destination.name": topic,
});

/** Of the event's headers; most have none, so that their lengths are looked at first. */
function contextIn({ headerEntries }: Received): TraceContext | undefined {
  const found: Record<string, string> = {};
  for (const [name, value] of headerEntries as [Buffer, Buffer | undefined][]) {
    if (!LENGTHS.has(name.length)) continue;
    const text = String(name);
    if (NAMES.includes(text)) found[text] = String(value ?? "");
  }
  return (
    traceContextOf(found[TRACEPARENT], found[TRACESTATE]) ?? traceContextOf(found[CE_TRACEPARENT], found[CE_TRACESTATE])
  );
}
