import type { Message } from "@platformatic/kafka";
import type { CrashGuard } from "./crash-guard";
import type { EventProcessor } from "./event-processor";
import type { Hold } from "./hold";
import { eventId } from "./incoming-event";
import { type Outcome, together } from "./outcome";
import type { Processor } from "./traced-processor";

type Guarded = Processor & Pick<EventProcessor, "bury">;

/** Makes a dead letter of an event that ends whatever process handles it. */
export function guardedProcessor(processor: Guarded, guard: CrashGuard): Processor {
  if (!guard.isWatching) return processor;
  const bury = async (message: Message): Promise<Outcome> => {
    const id = eventId(message);
    const outcome = await processor.bury(message, guard.deathsAt(id).times, guard.describe(id));
    guard.clear([id]);
    return outcome;
  };
  const begun = (hold: Hold, work: () => Promise<Outcome>) => () => {
    // It may have waited for others to end.
    hold.tries.throwIfAborted();
    return work();
  };
  return {
    process: (message, hold, attempts) => {
      const id = eventId(message);
      if (guard.isFatal(id)) return bury(message);
      return guard.run(
        [id],
        begun(hold, () => processor.process(message, hold, attempts)),
      );
    },
    processBatch: async (messages, hold, attempts) => {
      const handle = (some: readonly Message[]) =>
        guard.run(
          some.map(eventId),
          begun(hold, () => processor.processBatch(some, hold, attempts)),
        );
      if (!messages.some((message) => guard.isSuspect(eventId(message)))) return await handle(messages);
      const outcomes: Outcome[] = [];
      for (const message of messages) {
        outcomes.push(await (guard.isFatal(eventId(message)) ? bury(message) : handle([message])));
      }
      return together(outcomes);
    },
  };
}
