import type { DurableEvent } from "../../constructs/durable/durable-api";
import type { StreamEvent } from "../../constructs/workers/handler-api";

/** Tells a function which event it was started by, beside the event's value in the body. */
export const EVENT_HEADER = "headwater-event";

/** Headers are ASCII, and keys of events are not. */
export const eventHeader = ({ id, stream, key, time }: StreamEvent): string =>
  encodeURIComponent(JSON.stringify({ id, stream, ...(key === undefined ? {} : { key }), time: time.toISOString() }));

/** Undefined for a call without an event. */
export function eventOf(headers: ReadonlyMap<string, string>): DurableEvent | undefined {
  const text = headers.get(EVENT_HEADER);
  return text === undefined ? undefined : (JSON.parse(decodeURIComponent(text)) as DurableEvent);
}
