import type { FailedEvent, StreamEvent } from "../../constructs/workers/handler-api";

const EXPECTED = "a handler of batches returns nothing, or { failed: [{ id, error }] }";

/**
 * Which events of a batch failed, by their ids, and why.
 * @throws TypeError if the handler returned anything else than it may
 */
export function failedOf(result: unknown, events: readonly StreamEvent[]): ReadonlyMap<string, unknown> {
  if (result === undefined) return new Map();
  const failed = (result as { failed?: unknown } | null)?.failed;
  if (!Array.isArray(failed)) throw new TypeError(`The handler returned something else than it may: ${EXPECTED}.`);
  const ids = new Set(events.map(({ id }) => id));
  return new Map(
    failed.map((each: Partial<FailedEvent> | null) => {
      const id = each?.id;
      if (id === undefined || !ids.has(id)) {
        throw new TypeError(`The handler says that ${String(id)} failed, which is no id of its batch: ${EXPECTED}.`);
      }
      return [id, each?.error ?? new Error("the handler of the batch says that it failed")] as const;
    }),
  );
}
