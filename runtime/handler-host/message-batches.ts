import type { OutgoingMessage } from "./producer";
import { recordBytes } from "./record-size";

/**
 * Messages in requests that topics take: all of a request that are for one partition go into one batch, which counts as a
 * whole. Those of a topic stay in their order.
 *
 * @param maxBytesOf what a topic takes in one batch; a larger message is alone in its request
 */
export function inBatches(
  messages: readonly OutgoingMessage[],
  maxBytesOf: (topic: string) => number,
): OutgoingMessage[][] {
  const batches: OutgoingMessage[][] = [];
  let batch: OutgoingMessage[] = [];
  let bytes = new Map<string, number>();
  for (const message of messages) {
    const { topic } = message;
    const size = recordBytes(message);
    const sum = (bytes.get(topic) ?? 0) + size;
    if (bytes.has(topic) && sum > maxBytesOf(topic)) {
      batches.push(batch);
      [batch, bytes] = [[message], new Map([[topic, size]])];
    } else {
      batch.push(message);
      bytes.set(topic, sum);
    }
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}
