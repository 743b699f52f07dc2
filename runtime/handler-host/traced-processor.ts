import type { Tracing } from "../shared/tracing";
import type { EventProcessor } from "./event-processor";
import { processing, processingBatch } from "./event-spans";

/** What brings events to their end. */
export type Processor = Pick<EventProcessor, "process" | "processBatch">;

/** Makes the handling of events a part of their traces. */
export const tracedProcessor = (processor: Processor, group: string, tracing: Tracing): Processor => ({
  process: (message, ...rest) => tracing.run(processing(message, group), () => processor.process(message, ...rest)),
  processBatch: (messages, ...rest) => {
    const [first, ...others] = messages;
    const work = () => processor.processBatch(messages, ...rest);
    return first ? tracing.run(processingBatch([first, ...others], group), work) : work();
  },
});
