import type { OutgoingEvent } from "../../constructs/workers/handler-api";
import type { OutgoingMessage } from "./producer";
import type { Publisher } from "./publisher";

/** What one try of a handler publishes in a transaction: kept until its event is handled. */
export class Outbox {
  private readonly kept: { readonly stream: string; readonly message: OutgoingMessage }[] = [];

  constructor(private readonly publisher: Publisher) {}

  readonly publish = async (stream: string, event: OutgoingEvent): Promise<void> => {
    this.kept.push({ stream, message: await this.publisher.create(stream, event) });
  };

  get messages(): readonly OutgoingMessage[] {
    return this.kept.map(({ message }) => message);
  }

  /** All of it is in the streams now. */
  committed(): void {
    for (const { stream } of this.kept) this.publisher.published(stream);
  }
}
