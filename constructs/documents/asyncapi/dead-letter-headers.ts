/** What the runtime adds to the headers of an event that failed; all are text. */
export const DEAD_LETTER_HEADERS: Readonly<Record<string, string>> = {
  "headwater-error": "What the handler failed with.",
  "headwater-attempts": "How often the handler was tried; 0 for an event that could not be decoded.",
  "headwater-failed-at": "When it failed for good, as an ISO 8601 time.",
  "headwater-consumer-group": "The consumer group that failed to handle it.",
  "headwater-original-topic": "The topic that the event comes from.",
  "headwater-original-partition": "Its partition there.",
  "headwater-original-offset": "Its offset there.",
  "headwater-original-timestamp": "When it was published, in milliseconds since 1970.",
};
