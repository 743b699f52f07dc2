import type { Construct } from "constructs";
import type { Duration } from "../model/duration";
import { StreamBase, type StreamProps } from "./stream-base";

export interface EventStreamProps<E = unknown> extends StreamProps<E> {
  /** The field of the event that is its key: events of one key stay in order. @default the publisher's choice */
  readonly key?: string;
  /**
   * How long an event is kept, and how much of them; what is reached first counts.
   *
   * @default the brokers', seven days and any size in Kafka
   * @example { time: Duration.days(7), size: "10Gi" }
   */
  readonly retention?: Duration | RetentionProps;
}

/** Kafka deletes whole segments, so some events stay a while longer. https://kafka.apache.org/documentation/#topicconfigs */
export interface RetentionProps {
  /** @default the brokers', seven days in Kafka */
  readonly time?: Duration;
  /** Of each partition, as a quantity such as "10Gi". @default not limited */
  readonly size?: string;
}

/**
 * A stream of events: facts that are appended, kept for a while and read by whoever subscribes.
 * Reports HW-STREAM-005 if a size can't be read.
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
    const { key, retention } = props;
    const { time, size }: RetentionProps =
      retention && "toMilliseconds" in retention ? { time: retention } : (retention ?? {});
    super(scope, id, props, { role: "event", key, retention: time, retentionSize: size, tombstones: undefined });
  }
}
