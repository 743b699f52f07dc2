import type { Construct } from "constructs";
import type { IStream } from "../streams/stream";
import { type DurableProps, type DurableSubscriptionOptions, DurableWorkload } from "./durable-workload";

export interface EntitySubscriptionOptions<E = unknown> extends DurableSubscriptionOptions<E> {
  /** Which of the entity's handlers takes the events. @default the stream's name */
  readonly handler?: string;
}

/**
 * State for each key, and the handlers that change it, one at a time for each key and in order. Its module exports
 * `DurableEntityHandlers`.
 *
 * @example
 * const stock = new DurableEntity(shop, "stock", { handler: Handler.fromFile("handlers/stock.ts") });
 * stock.subscribes(orderPlaced, { handler: "take" });
 */
export class DurableEntity extends DurableWorkload {
  constructor(scope: Construct, id: string, props: DurableProps) {
    super(scope, id, "entity", props);
  }

  /**
   * Declares that the entity with an event's key takes the event. Events without a key fail, and are dead letters if
   * `deadLetter` says so.
   */
  subscribes<E>(stream: IStream<E>, { handler, ...options }: EntitySubscriptionOptions<E> = {}): void {
    this.forward(stream, handler, options as DurableSubscriptionOptions);
  }
}
