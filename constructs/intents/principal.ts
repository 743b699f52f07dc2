/** An identity towards Kafka and exactly what it may do. */
export interface PrincipalIntent {
  readonly kind: "principal";
  readonly name: string;
  /** Secret, in the owner's namespace, that receives the credentials. */
  readonly secret: string;
  readonly acls: readonly Acl[];
  readonly quota?: Quota;
}

export interface Acl {
  readonly resource: "topic" | "group" | "transactionalId";
  readonly name: string;
  readonly pattern: "literal" | "prefixed";
  /** Names of Kafka's AclOperation. */
  readonly operations: readonly string[];
}

/** https://kafka.apache.org/documentation/#design_quotas; what is absent is not limited. */
export interface Quota {
  /** Bytes a second, for each broker. */
  readonly producerByteRate?: number;
  /** Bytes a second, for each broker. */
  readonly consumerByteRate?: number;
  /** Share of a broker's request handler threads, in per cent. */
  readonly requestPercentage?: number;
}
