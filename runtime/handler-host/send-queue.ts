import type { OutgoingMessage } from "./producer";
import { recordBytes } from "./record-size";

export interface SendOptions {
  /** Bytes that the topic takes in one batch. */
  readonly maxBytes: number;
  /** Once aborted the message is not sent, unless it has been. */
  readonly signal?: AbortSignal | undefined;
}

interface Waiting extends SendOptions {
  readonly message: OutgoingMessage;
  readonly bytes: number;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Sends one request at a time, with all that has come in during the last one.
 *
 * Not for speed alone: the client numbers an idempotent producer's messages, and begins anew when one fails. Those that
 * are on their way then can get a number that the broker has seen; it takes them for repeated, acknowledges and drops them.
 */
export class SendQueue {
  private readonly waiting: Waiting[] = [];
  private isSending = false;

  /** @param send resolves once all of the messages are acknowledged */
  constructor(private readonly send: (messages: OutgoingMessage[]) => Promise<void>) {}

  /** Resolves once the message is acknowledged; rejects as `send` does, or with the signal's reason. */
  async add(message: OutgoingMessage, options: SendOptions): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.waiting.push({ ...options, message, bytes: recordBytes(message), resolve, reject });
      if (!this.isSending) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.isSending = true;
    await undefined; // so that what is added side by side is sent together
    while (this.waiting.length > 0) {
      const batch = this.takeBatch();
      if (batch.length === 0) continue;
      try {
        await this.send(batch.map(({ message }) => message));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.isSending = false;
  }

  /** As many as fit into one batch of any of their topics, and one at least. */
  private takeBatch(): Waiting[] {
    let bytes = 0;
    let room = Number.POSITIVE_INFINITY;
    let count = 0;
    for (const each of this.waiting) {
      bytes += each.bytes;
      room = Math.min(room, each.maxBytes);
      if (count > 0 && bytes > room) break;
      count++;
    }
    return this.waiting.splice(0, count).filter(({ signal, reject }) => {
      if (signal?.aborted) reject(signal.reason);
      return !signal?.aborted;
    });
  }
}
