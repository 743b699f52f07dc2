/** Headers that a dead letter has beside those of its event; all are text. */
export const DEAD_LETTER_HEADERS = {
  error: "headwater-error",
  attempts: "headwater-attempts",
  failedAt: "headwater-failed-at",
  consumerGroup: "headwater-consumer-group",
  topic: "headwater-original-topic",
  partition: "headwater-original-partition",
  offset: "headwater-original-offset",
  timestamp: "headwater-original-timestamp",
} as const;

/** Says for which consumer group an event was published again; all others leave it alone. */
export const REDRIVEN_FOR = "headwater-redriven-for";

/** Of an event that is to be tried again: when, in milliseconds since the epoch. It has the headers above as well. */
export const RETRY_AT = "headwater-retry-at";

const names = new Set<string>([...Object.values(DEAD_LETTER_HEADERS), REDRIVEN_FOR, RETRY_AT]);

/** Whether it is one of these, and not the event's own. */
export const isDeadLetterHeader = (name: string): boolean => names.has(name);
