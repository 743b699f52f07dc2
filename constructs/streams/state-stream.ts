import type { Construct } from "constructs";
import type { Duration } from "../model/duration";
import { StreamBase, type StreamProps } from "./stream-base";

export interface StateStreamProps<E = unknown> extends StreamProps<E> {
  /** The field of the value that is its key. */
  readonly key: string;
  /** How long a value is kept that no newer one replaces: `cleanup.policy=compact,delete`. @default for good */
  readonly retention?: Duration;
  /**
   * How long it can still be seen that a key was deleted. A reader that is behind by more keeps the deleted value.
   *
   * @default the brokers', a day in Kafka
   * @see https://kafka.apache.org/documentation/#topicconfigs_delete.retention.ms
   */
  readonly tombstones?: Duration;
}

/**
 * A stream of state: the last value of each key, kept for good unless told otherwise; publishing null deletes a key.
 * Kafka compacts it.
 *
 * @example
 * const customers = new StateStream(shop, "customers", {
 *   contract: Contract.avro<Customer>("contracts/customer.avsc"),
 *   key: "customerId",
 * });
 */
export class StateStream<E = unknown> extends StreamBase<E> {
  constructor(scope: Construct, id: string, props: StateStreamProps<E>) {
    const { key, retention, tombstones } = props;
    super(scope, id, props, { role: "state", key, retention, retentionSize: undefined, tombstones });
  }
}
