import type { Message } from "@platformatic/kafka";
import { keyOf } from "./held-partitions";

/** In what order an event is: its key's, or its partition's if one event is handled at a time; undefined for none. */
export function laneOf(message: Pick<Message, "topic" | "partition" | "key">, concurrency: number): string | undefined {
  if (concurrency === 1) return keyOf(message);
  // The client gives undefined for Kafka's null, whatever its types say.
  const key = message.key as Buffer | undefined;
  return key && `${keyOf(message)}/${key.toString("latin1")}`;
}
