import type { Message } from "@platformatic/kafka";

/** While an event waits it would keep all that was fetched with it, of which its bytes are a part. */
export function ownBytes(message: Message): Message {
  // The client gives undefined for Kafka's null, whatever its types say.
  const own = (bytes: Buffer) => (bytes as Buffer | undefined) && Buffer.from(bytes);
  const headerEntries = message.headerEntries.map(([name, value]) => [own(name), own(value)] as [Buffer, Buffer]);
  const headers = new Map(headerEntries);
  return Object.assign(message, { key: own(message.key), value: own(message.value), headerEntries, headers });
}
