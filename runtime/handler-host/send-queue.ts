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
 * Sends one request at a time, with what has come in for a topic during the last one.
 *
 * Not for speed alone: the client numbers an idempotent producer's messages, and begins anew when one fails. Those that
 * are on their way then may get a number that the broker has seen: it would take them for repeated and drop them.
 */
export class SendQueue {
  private waiting: Waiting[] = [];
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

  /**
   * As many of one topic as it takes in one batch, and one at least. Of one, so that a topic that takes nothing now fails
   * no other's messages.
   */
  private takeBatch(): Waiting[] {
    const topic = this.waiting[0]?.message.topic;
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    let bytes = 0;
    let isFull = false;
    for (const each of this.waiting) {
      if (each.message.topic !== topic || isFull) {
        rest.push(each);
        continue;
      }
      bytes += each.bytes;
      isFull = batch.length > 0 && bytes > each.maxBytes;
      (isFull ? rest : batch).push(each);
    }
    this.waiting = rest;
    return batch.filter(({ signal, reject }) => {
      if (signal?.aborted) reject(signal.reason);
      return !signal?.aborted;
    });
  }
}
