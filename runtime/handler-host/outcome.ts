import type { OutgoingMessage } from "./producer";

/** What came of an event, or of a batch: all that is still to be sent, if its worker writes in transactions. */
export interface Outcome {
  readonly messages: readonly OutgoingMessage[];
  /** To be called once all of it is there and the offset may be committed. */
  done(): void;
}

export const nothing: Outcome = { messages: [], done: () => undefined };

/** Several as one. */
export const together = (outcomes: readonly Outcome[]): Outcome => ({
  messages: outcomes.flatMap(({ messages }) => messages),
  done: () => {
    for (const outcome of outcomes) outcome.done();
  },
});
