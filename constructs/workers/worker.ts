import type { Construct } from "constructs";
import { DEFAULT_MAX_REPLICAS } from "../model/defaults";
import { Duration } from "../model/duration";
import type { IStream } from "../streams/stream";
import { Workload } from "./workload";
import type { SubscriptionOptions, WorkloadProps } from "./workload-props";

export interface WorkerProps extends WorkloadProps {
  /**
   * How many events, or batches, a replica's handler works on at once. Events of one key are handled one after the other
   * whatever it is; with 1 so are all of a partition.
   *
   * @default 16
   */
  readonly concurrency?: number;
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
  /**
   * When replicas run whatever the lag is, such as before a rush that is known. The lag may ask for more, up to `max`.
   *
   * @default never
   * @example schedules: [{ start: "50 7 * * MON-FRI", end: "0 18 * * MON-FRI", timezone: "Europe/Berlin", replicas: 3 }]
   */
  readonly schedules?: readonly ScheduleProps[];
}

export interface ScheduleProps {
  /** When they start: minute, hour, day of the month, month, day of the week, as cron has them. */
  readonly start: string;
  /** When they may go again, in the same form. */
  readonly end: string;
  /** Of the IANA database, such as "Europe/Berlin". @default "UTC" */
  readonly timezone?: string;
  readonly replicas: number;
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
    const schedules = props.scaling?.schedules?.map(({ timezone = "UTC", ...rest }) => ({ ...rest, timezone }));
    const scaling = { min, max, lagPerReplica, pollingInterval, cooldown, ...(schedules ? { schedules } : {}) };
    super(scope, id, "worker", { ...props, replicas: max }, scaling);
  }

  /** Declares that the worker handles a stream's events, each at least once. */
  subscribes<E>(stream: IStream<E>, options: SubscriptionOptions<E> = {}): void {
    this.addSubscription(stream, options);
  }
}
