import type { IConstruct } from "constructs";

/**
 * What was declared, as plain data: no construct, no engine, no Kubernetes. Concerns read nothing else.
 */
export interface Topology {
  readonly platforms: readonly PlatformDeclaration[];
  readonly teams: readonly TeamDeclaration[];
  readonly streams: readonly StreamDeclaration[];
  readonly workloads: readonly WorkloadDeclaration[];
}

export interface PlatformDeclaration {
  readonly kind: "platform";
  readonly path: string;
  readonly namespace: string;
  /** Where clients inside the cluster find Kafka: `host:port[,host:port]`. */
  readonly bootstrapServers: string;
}

export interface TeamDeclaration {
  readonly kind: "team";
  readonly path: string;
  readonly namespace: string;
  /** Path of the platform that the team runs on. */
  readonly platform: string;
  /** ConfigMap in the team's namespace that holds the runtime's code. */
  readonly runtimeConfigMap: string;
}

export interface StreamDeclaration {
  readonly kind: "stream";
  readonly path: string;
  readonly name: string;
  readonly team: string;
  readonly topic: string;
  readonly partitions: number;
  /** Milliseconds; undefined keeps the broker's default. */
  readonly retentionMs: number | undefined;
}

export interface WorkloadDeclaration {
  readonly kind: "workload";
  readonly path: string;
  readonly name: string;
  readonly team: string;
  /** `service` answers requests and always runs; `worker` runs while its streams hold unread events. */
  readonly role: "service" | "worker";
  readonly handler: HandlerCode;
  /** Paths of streams. */
  readonly publishes: readonly string[];
  readonly subscribes: readonly string[];
  readonly scaling: ScalingDeclaration | undefined;
}

export interface HandlerCode {
  /** A CommonJS module. */
  readonly code: string;
  /** Of the code: a changed handler restarts its pods. */
  readonly digest: string;
}

export interface ScalingDeclaration {
  readonly min: number;
  readonly max: number;
  readonly lagPerReplica: number;
  /** Seconds between two looks at the lag while nothing runs. */
  readonly pollingInterval: number;
  /** Seconds without an event after which the last replica goes. */
  readonly cooldown: number;
}

export type Declaration = PlatformDeclaration | TeamDeclaration | StreamDeclaration | WorkloadDeclaration;

/** A construct that declares something: it is collected by walking the tree, it registers itself nowhere. */
export interface Declares {
  declare(): Declaration;
}

const declares = (construct: IConstruct): construct is IConstruct & Declares =>
  typeof (construct as Partial<Declares>).declare === "function";

/** Collects the declarations of the whole program that `scope` belongs to. */
export function topologyOf(scope: IConstruct): Topology {
  const declarations = scope.node.root.node
    .findAll()
    .filter(declares)
    .map((construct) => construct.declare());
  const of = <K extends Declaration["kind"]>(kind: K) =>
    declarations.filter((declaration): declaration is Extract<Declaration, { kind: K }> => declaration.kind === kind);
  return { platforms: of("platform"), teams: of("team"), streams: of("stream"), workloads: of("workload") };
}

/** The declaration at this path; its absence is a bug of the construct that referred to it. */
export function at<T extends Declaration>(declarations: readonly T[], path: string): T {
  const found = declarations.find((declaration) => declaration.path === path);
  if (!found) throw new Error(`Nothing is declared at ${path}`);
  return found;
}
