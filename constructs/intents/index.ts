/**
 * What should exist, in the field's terms but in no engine's: concerns derive these from the topology, engines render
 * them into Kubernetes objects.
 */
export type Intent = TopicIntent | PrincipalIntent | WorkloadIntent | ScalingIntent;

export interface TopicIntent {
  readonly kind: "topic";
  readonly name: string;
  readonly partitions: number;
  /** Kafka's topic configs. */
  readonly config: Readonly<Record<string, string>>;
}

/** An identity towards Kafka and exactly what it may do. */
export interface PrincipalIntent {
  readonly kind: "principal";
  readonly name: string;
  /** Secret, in the owner's namespace, that receives the credentials. */
  readonly secret: string;
  readonly acls: readonly Acl[];
}

export interface Acl {
  readonly resource: "topic" | "group" | "transactionalId";
  readonly name: string;
  readonly pattern: "literal" | "prefixed";
  /** Names of Kafka's AclOperation. */
  readonly operations: readonly string[];
}

export interface WorkloadIntent {
  readonly kind: "workload";
  readonly name: string;
  readonly role: "service" | "worker";
  readonly handler: { readonly code: string; readonly digest: string };
  readonly env: Readonly<Record<string, string>>;
  /** Secret with the Kafka credentials, mounted as files. */
  readonly credentials: string | undefined;
  readonly runtimeConfigMap: string;
  /** True if something else decides how many replicas run. */
  readonly scaled: boolean;
}

export interface ScalingIntent {
  readonly kind: "scaling";
  /** The Deployment. */
  readonly workload: string;
  readonly min: number;
  readonly max: number;
  /** Seconds. */
  readonly pollingInterval: number;
  /** Seconds. */
  readonly cooldown: number;
  readonly credentials: string;
  readonly bootstrapServers: string;
  readonly lag: readonly LagTrigger[];
}

export interface LagTrigger {
  readonly topic: string;
  readonly group: string;
  readonly lagPerReplica: number;
}
