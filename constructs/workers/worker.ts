import type { Construct } from "constructs";
import { report } from "../delivery/report";
import type { ScalingDeclaration } from "../model/declarations";
import { Duration } from "../model/duration";
import type { Problem } from "../model/problem";
import { wholeProblems } from "../model/values";
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
  constructor(scope: Construct, id: string, props: WorkerProps) {
    const { min = 0, max = 4, lagPerReplica = 50 } = props.scaling ?? {};
    const pollingInterval = (props.scaling?.pollingInterval ?? Duration.seconds(2)).toSeconds();
    const cooldown = (props.scaling?.cooldown ?? Duration.seconds(60)).toSeconds();
    const scaling = { min, max, lagPerReplica, pollingInterval, cooldown };
    super(scope, id, "worker", { ...props, replicas: max }, scaling);
    report(this, scalingProblems(scaling));
  }

  /** Declares that the worker handles a stream's events, each at least once. */
  subscribes<E>(stream: IStream<E>, options: SubscriptionOptions<E> = {}): void {
    report(this, wholeProblems("retries", options.retries ?? 0, 0));
    this.addSubscription(stream, options);
  }

  protected override problems(): Problem[] {
    if (this.declare().subscribes.length > 0) return super.problems();
    return [
      ...super.problems(),
      {
        code: "HW-WORKER-001",
        message: "The worker subscribes to nothing, so it would never run.",
        fix: "Call subscribes(stream), or make it a Service.",
      },
    ];
  }
}

function scalingProblems({ min, max, lagPerReplica, pollingInterval, cooldown }: ScalingDeclaration): Problem[] {
  const problems = [
    ...wholeProblems("scaling.min", min, 0),
    ...wholeProblems("scaling.max", max, 1),
    ...wholeProblems("scaling.lagPerReplica", lagPerReplica, 1),
    ...wholeProblems("scaling.pollingInterval in seconds", pollingInterval, 1),
    ...wholeProblems("scaling.cooldown in seconds", cooldown, 1),
  ];
  if (min > max) {
    problems.push({
      code: "HW-SCALING-001",
      message: `scaling.min is ${min} and scaling.max is ${max}.`,
      fix: "Make min at most max.",
    });
  }
  return problems;
}
