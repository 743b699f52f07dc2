import { Duration } from "../model/duration";
import type { ForwardRoute, WorkloadDeclaration } from "../model/workload-declarations";
import type { IStream } from "../streams/stream";
import { Handler } from "../workers/handler";
import { Worker } from "../workers/worker";
import type { Workload } from "../workers/workload";
import type { DurableSubscriptionOptions } from "./durable-workload";

/**
 * Handing an event over waits for Restate, whose outage is not the event's fault: it shall not make a dead letter of it.
 * Each request has a time of its own.
 */
const PATIENCE = Duration.days(1);

/** Hands a durable function its streams' events. A worker like any other, but that its code is Headwater's. */
export class EventForwarder extends Worker {
  private readonly routes: ForwardRoute[] = [];

  constructor(private readonly target: Workload) {
    super(target, `${target.node.id}-events`, { handler: Handler.builtIn("forward") });
  }

  /** @param handler of the target; undefined: the one that is named like the stream */
  add(stream: IStream, handler: string | undefined, options: DurableSubscriptionOptions): void {
    this.subscribes(stream, { timeout: PATIENCE, ...options });
    this.routes.push({ stream: stream.node.path, ...(handler === undefined ? {} : { handler }) });
  }

  override declare(): WorkloadDeclaration {
    const declared = super.declare();
    // What was refused is no subscription.
    const routes = this.routes
      .filter(({ stream }) => declared.subscribes.some((each) => each.stream === stream))
      .sort((a, b) => (a.stream < b.stream ? -1 : 1));
    return { ...declared, forwards: { target: this.target.node.path, routes } };
  }
}
