import { randomUUID } from "node:crypto";
import type { CloudEvent } from "../../constructs/workers/handler-api";

/**
 * CloudEvents 1.0 in Kafka's headers, in binary mode: an attribute is a header `ce_…`, and `content-type` says what the
 * value is. https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md
 */
const PREFIX = "ce_";
const CONTENT_TYPE = "content-type";

export interface EventContext {
  /** "team/workload". */
  readonly workload: string;
  readonly stream: string;
  /** Undefined for a tombstone, which has no content. */
  readonly contentType: string | undefined;
  readonly time: Date;
}

/** The headers of an event to publish; those that are given stay as they are. */
export function withCloudEvent(
  given: Readonly<Record<string, string>>,
  { workload, stream, contentType, time }: EventContext,
): Record<string, string> {
  return {
    ce_specversion: "1.0",
    ce_id: randomUUID(),
    ce_source: `/${workload}`,
    ce_type: stream,
    ce_time: time.toISOString(),
    ...(contentType === undefined ? {} : { [CONTENT_TYPE]: contentType }),
    ...given,
  };
}

/** What an event's headers say; undefined if they lack what a CloudEvent must have. */
export function cloudEventOf(headers: Readonly<Record<string, string>>): CloudEvent | undefined {
  const {
    ce_specversion: version,
    ce_id: id,
    ce_source: source,
    ce_type: type,
    ce_time,
    ce_subject,
    ...others
  } = headers;
  if (!version?.startsWith("1.") || !id || !source || !type) return undefined;
  const time = ce_time === undefined ? undefined : new Date(ce_time);
  return {
    id,
    source,
    type,
    time: time && !Number.isNaN(time.getTime()) ? time : undefined,
    subject: ce_subject,
    dataContentType: headers[CONTENT_TYPE],
    extensions: Object.fromEntries(
      Object.entries(others)
        .filter(([name]) => name.startsWith(PREFIX))
        .map(([name, value]) => [name.slice(PREFIX.length), value]),
    ),
  };
}
