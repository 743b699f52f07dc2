import type { Construct } from "constructs";
import { DEFAULT_MAX_REPLICAS } from "../model/defaults";
import { Duration } from "../model/duration";
import type { IStream } from "../streams/stream";
import { Workload } from "./workload";
import type { SubscriptionOptions, WorkloadProps } from "./workload-props";

export interface WorkerProps extends WorkloadProps {
  readonly scaling?: ScalingProps;
}

export interface ScalingProps {
  /** Replicas while nothing happens. @default 0 */
  readonly min?: number;
  /** Replicas at most; more than the partitions of a stream would idle. @default 4 */
  readonly max?: number;
  /** Unread events per replica. @default 50 */
  readonly lagPerReplica?: number;
  /** How often the lag is looked at: the largest part of a wake-up from zero. @default 2 seconds */
  readonly pollingInterval?: Duration;
  /** How long nothing must happen before the last replica goes. @default 60 seconds */
  readonly cooldown?: Duration;
}

/**
 * Handles events. Runs only while its streams hold events that it has not handled: zero replicas otherwise.
 *
 * @example
 * const shipping = new Worker(shop, "shipping", { handler: Handler.fromFile("handlers/ship.ts"), scaling: { max: 12 } });
 * shipping.subscribes(orderPlaced);
 */
export class Worker extends Workload {
  constructor(scope: Construct, id: string, props: WorkerProps = {}) {
    const { min = 0, max = DEFAULT_MAX_REPLICAS, lagPerReplica = 50 } = props.scaling ?? {};
    const pollingInterval = (props.scaling?.pollingInterval ?? Duration.seconds(2)).toSeconds();
    const cooldown = (props.scaling?.cooldown ?? Duration.seconds(60)).toSeconds();
    const scaling = { min, max, lagPerReplica, pollingInterval, cooldown };
    super(scope, id, "worker", { ...props, replicas: max }, scaling);
  }

  /** Declares that the worker handles a stream's events, each at least once. */
  subscribes<E>(stream: IStream<E>, options: SubscriptionOptions<E> = {}): void {
    this.addSubscription(stream, options);
  }
}
