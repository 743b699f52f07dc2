import type { Construct } from "constructs";
import { declaring } from "../delivery/deriving";
import { DEFAULT_MAX_REPLICAS } from "../model/defaults";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import type { IStream } from "../streams/stream";
import type { Handler } from "../workers/handler";
import { Workload } from "../workers/workload";
import type { SubscriptionOptions, WorkloadProps } from "../workers/workload-props";
import type { IDurable } from "./durable-interface";
import { EventForwarder } from "./event-forwarder";

export interface DurableProps extends Pick<WorkloadProps, "env" | "resources" | "quota" | "visibility"> {
  /** Its code. A changed one runs beside the one before, which ends what it has begun. */
  readonly handler: Handler;
  /** Pods of each version at most. @default 4 */
  readonly maxReplicas?: number;
}

/** As a worker's, but that events come one by one. */
export type DurableSubscriptionOptions<E = unknown> = Omit<SubscriptionOptions<E>, "batch">;

/** What durable functions and entities have in common: versions that are kept, and a worker that hands them events. */
export abstract class DurableWorkload extends Workload implements IDurable {
  private forwarder: EventForwarder | undefined;

  protected constructor(
    scope: Construct,
    id: string,
    readonly durable: "function" | "entity",
    private readonly durableProps: DurableProps,
  ) {
    const { handler, env, resources, quota, visibility } = durableProps;
    super(scope, id, "durable", {
      handler,
      replicas: durableProps.maxReplicas ?? DEFAULT_MAX_REPLICAS,
      ...(env ? { env } : {}),
      // The client's WebAssembly takes some.
      resources: { memory: "128Mi", ...resources },
      ...(quota ? { quota } : {}),
      ...(visibility ? { visibility } : {}),
    });
  }

  protected forward(stream: IStream, handler: string | undefined, options: DurableSubscriptionOptions): void {
    declaring(this);
    this.ensureForwarder().add(stream, handler, options);
  }

  /** The events of all subscriptions with `deadLetter` that Restate refused. */
  override get deadLetters(): IStream {
    return this.ensureForwarder().deadLetters;
  }

  private ensureForwarder(): EventForwarder {
    this.forwarder ??= new EventForwarder(this);
    return this.forwarder;
  }

  override declare(): WorkloadDeclaration {
    const { maxReplicas = DEFAULT_MAX_REPLICAS } = this.durableProps;
    const runtimeConfigMap = this.team.durableRuntime.configMapName;
    return { ...super.declare(), durable: { kind: this.durable, runtimeConfigMap, maxReplicas } };
  }
}
