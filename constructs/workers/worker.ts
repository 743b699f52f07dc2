import type { Construct } from "constructs";
import { Duration } from "../model/duration";
import { checkWhole } from "../model/names";
import { report } from "../model/problem";
import type { WorkloadDeclaration } from "../model/topology";
import type { EventStream } from "../streams/event-stream";
import type { Handler } from "./handler";
import { Workload } from "./workload";

export interface WorkerProps {
  /** `(event, context) => Promise<void>`. */
  readonly handler: Handler;
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
    super(scope, id, "worker", props.handler, { min, max, lagPerReplica, pollingInterval, cooldown });

    checkWhole(this, "scaling.min", min, 0);
    checkWhole(this, "scaling.max", max, 1);
    checkWhole(this, "scaling.lagPerReplica", lagPerReplica, 1);
    checkWhole(this, "scaling.pollingInterval in seconds", pollingInterval, 1);
    checkWhole(this, "scaling.cooldown in seconds", cooldown, 1);
    if (min > max) {
      report(this, {
        code: "HW-SCALING-001",
        message: `scaling.min is ${min} and scaling.max is ${max}.`,
        fix: "Make min at most max.",
      });
    }
  }

  /** Declares that the worker handles a stream's events, each at least once. */
  subscribes(stream: EventStream): void {
    this.addSubscription(stream);
  }

  override declare(): WorkloadDeclaration {
    const declaration = super.declare();
    if (declaration.subscribes.length === 0) {
      report(this, {
        code: "HW-WORKER-001",
        message: "The worker subscribes to nothing, so it would never run.",
        fix: "Call subscribes(stream), or make it a Service.",
      });
    }
    return declaration;
  }
}
