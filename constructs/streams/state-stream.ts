import type { Construct } from "constructs";
import { StreamBase, type StreamProps } from "./stream-base";

export interface StateStreamProps<E = unknown> extends StreamProps<E> {
  /** The field of the value that is its key. */
  readonly key: string;
}

/**
 * A stream of state: the last value of each key, kept for good; publishing null deletes a key. Kafka compacts it.
 *
 * @example
 * const customers = new StateStream(shop, "customers", {
 *   contract: Contract.avro<Customer>("contracts/customer.avsc"),
 *   key: "customerId",
 * });
 */
export class StateStream<E = unknown> extends StreamBase<E> {
  constructor(scope: Construct, id: string, props: StateStreamProps<E>) {
    super(scope, id, props, { role: "state", key: props.key, retention: undefined });
  }
}
