import type { Construct } from "constructs";
import type { IStream } from "../streams/stream";
import { type DurableProps, type DurableSubscriptionOptions, DurableWorkload } from "./durable-workload";

/**
 * A function that outlives its process: what it has done is kept, and when it is interrupted it goes on where it stopped. It
 * may wait for days without running. Its handler is a `DurableHandler`; `Platform({ durable })` says what keeps it.
 *
 * @example
 * const checkout = new DurableFunction(shop, "checkout", { handler: Handler.fromFile("handlers/checkout.ts") });
 * checkout.subscribes(orderPlaced);
 * checkout.publishes(orderShipped);
 */
export class DurableFunction extends DurableWorkload {
  constructor(scope: Construct, id: string, props: DurableProps) {
    super(scope, id, "function", props);
  }

  /** Declares that the function runs once for each of a stream's events, however often the event is delivered. */
  subscribes<E>(stream: IStream<E>, options: DurableSubscriptionOptions<E> = {}): void {
    this.forward(stream, "run", options as DurableSubscriptionOptions);
  }
}
