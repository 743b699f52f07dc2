import type { Construct } from "constructs";
import type { Duration } from "../model/duration";
import { StreamBase, type StreamProps } from "./stream-base";

export interface EventStreamProps<E = unknown> extends StreamProps<E> {
  /** The field of the event that is its key: events of one key stay in order. @default the publisher's choice */
  readonly key?: string;
  /** How long an event is kept. @default the broker's, seven days in Kafka */
  readonly retention?: Duration;
}

/**
 * A stream of events: facts that are appended, kept for a while and read by whoever subscribes.
 *
 * @example
 * const orderPlaced = new EventStream(shop, "order-placed", {
 *   contract: Contract.avro<OrderPlaced>("contracts/order-placed.avsc"),
 *   key: "orderId",
 *   partitions: 12,
 *   retention: Duration.days(7),
 * });
 */
export class EventStream<E = unknown> extends StreamBase<E> {
  constructor(scope: Construct, id: string, props: EventStreamProps<E> = {}) {
    super(scope, id, props, { role: "event", key: props.key, retention: props.retention });
  }
}
