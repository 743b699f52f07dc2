import type { Construct } from "constructs";
import { DEFAULT_MAX_REPLICAS } from "../model/defaults";
import { Duration } from "../model/duration";
import type { ScalingDeclaration } from "../model/scaling-declarations";
import type { IStream } from "../streams/stream";
import { Workload } from "./workload";
import type { SubscriptionOptions, WorkloadProps } from "./workload-props";

export interface WorkerProps extends WorkloadProps {
  /**
   * How many events, or batches, a replica's handler works on at once. Events of one key are handled one after the other
   * whatever it is; with 1 so are all of a partition.
   *
   * @default 16, and 1 for `runsAs: "jobs"`
   */
  readonly concurrency?: number;
  readonly scaling?: ScalingProps;
  /**
   * What a replica is. `replicas`: a pod of a Deployment, or of a StatefulSet with `storage`; one that is taken away has
   * seconds to finish. `jobs`: the pod of a Job, for events that take minutes or hours. It ends by itself when nothing is
   * left, nobody takes it away before, and another one that joins does not interrupt it: see docs/workloads.md. Reports
   * HW-SCALING-005 for what Jobs can't have.
   *
   * @default "replicas"
   * @example
   * const films = new Worker(media, "films", { handler: Handler.fromFile("handlers/transcode.ts"), runsAs: "jobs" });
   * films.subscribes(uploaded, { timeout: Duration.hours(2), deadLetter: true });
   */
  readonly runsAs?: "replicas" | "jobs";
}

export interface ScalingProps {
  /** Replicas while nothing happens. @default 0 */
  readonly min?: number;
  /** Replicas at most; more than the partitions of a stream would idle. @default 4 */
  readonly max?: number;
  /** Unread events per replica. @default 50; for `runsAs: "jobs"` the worker's concurrency */
  readonly lagPerReplica?: number;
  /** How often the lag is looked at: the largest part of a wake-up from zero. @default 2 seconds */
  readonly pollingInterval?: Duration;
  /**
   * How long nothing must happen before the last replica goes; before a Job ends, 5 seconds at least.
   *
   * @default 60 seconds; 10 for `runsAs: "jobs"`
   */
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
    const jobs = props.runsAs === "jobs";
    const concurrency = props.concurrency ?? (jobs ? 1 : undefined);
    const scaling = scalingOf(props.scaling ?? {}, jobs, concurrency);
    super(
      scope,
      id,
      "worker",
      { ...props, replicas: scaling.max, ...(concurrency === undefined ? {} : { concurrency }) },
      scaling,
    );
  }

  /** Declares that the worker handles a stream's events, each at least once. */
  subscribes<E>(stream: IStream<E>, options: SubscriptionOptions<E> = {}): void {
    this.addSubscription(stream, options);
  }
}

function scalingOf(props: ScalingProps, jobs: boolean, concurrency = 1): ScalingDeclaration {
  const { min = 0, max = DEFAULT_MAX_REPLICAS, lagPerReplica = jobs ? concurrency : 50 } = props;
  const { pollingInterval = Duration.seconds(2), cooldown = Duration.seconds(jobs ? 10 : 60) } = props;
  const schedules = props.schedules?.map(({ timezone = "UTC", ...rest }) => ({ ...rest, timezone }));
  return {
    min,
    max,
    lagPerReplica,
    pollingInterval: pollingInterval.toSeconds(),
    cooldown: cooldown.toSeconds(),
    ...(schedules ? { schedules } : {}),
    ...(jobs ? { jobs } : {}),
  };
}
