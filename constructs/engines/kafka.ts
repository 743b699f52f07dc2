import type { KafkaDeclaration, ObservabilityDeclaration } from "../model/platform-declarations";
import type { Problem } from "../model/problem";
import { embeddedKafka } from "./embedded-kafka";
import type { KubernetesObject } from "./engine";
import { type ExternalKafkaProps, externalKafka } from "./external-kafka";
import type { KafkaAdminAccess, KafkaClientAccess } from "./kafka-access";
import { strimziKafka } from "./strimzi-kafka";
import type { StrimziKafkaProps } from "./strimzi-props";

/** Where events live: brokers, and how to reach them. */
export interface KafkaEngine {
  readonly name: string;
  readonly brokers: number;
  /** Labels of the brokers' pods in the platform's namespace; undefined for brokers elsewhere. */
  readonly podLabels: Readonly<Record<string, string>> | undefined;
  /**
   * Port of the brokers that workloads connect to: a number, or its name in the pods.
   * @default "tcp-kafka" of the pods; of brokers elsewhere the ports in `bootstrapServers`
   */
  readonly clientPort?: number | string;
  /** The same for the provisioner. @default as for workloads */
  readonly adminPort?: number | string;
  /** How long the offsets of a group without members are kept, in milliseconds. Undefined: unknown. */
  readonly offsetRetentionMs: number | undefined;
  /** Seconds that the brokers may take to answer after a first deploy. @default 240 */
  readonly readyTimeout?: number;
  /** What is wrong with its props; the platform reports it. @default nothing */
  readonly problems?: readonly Problem[];
  /** What workloads connect to, `host:port[,host:port]`. */
  bootstrapServers(platformNamespace: string): string;
  /** Names of the certificate that the provisioner makes for the brokers; none: they have theirs. */
  dnsNames(platformNamespace: string): readonly string[];
  admin(platformNamespace: string): KafkaAdminAccess;
  clients(platformNamespace: string): KafkaClientAccess;
  /**
   * The brokers themselves; none if they are elsewhere.
   * @param observability how they are watched; undefined: they are not
   */
  renderCluster(platformNamespace: string, observability?: ObservabilityDeclaration): readonly KubernetesObject[];
}

/** Seconds. */
export const readyTimeoutOf = ({ readyTimeout = 240 }: KafkaEngine): number => readyTimeout;

/** What the rest of a program is told of its brokers. */
export const kafkaDeclaration = (kafka: KafkaEngine, platformNamespace: string): KafkaDeclaration => ({
  bootstrapServers: kafka.bootstrapServers(platformNamespace),
  brokers: kafka.brokers,
  podLabels: kafka.podLabels,
  ...(kafka.offsetRetentionMs === undefined ? {} : { offsetRetentionMs: kafka.offsetRetentionMs }),
  ...(kafka.clientPort === undefined ? {} : { clientPort: kafka.clientPort }),
  ...(kafka.adminPort === undefined ? {} : { adminPort: kafka.adminPort }),
});

export class Kafka {
  /**
   * One broker in one pod, for development and tests. Its volume outlives a destroy.
   *
   * @param props.storage size of the volume, a Kubernetes quantity; default "1Gi"
   */
  static embedded(props: { readonly storage?: string } = {}): KafkaEngine {
    const { storage = "1Gi" } = props;
    return embeddedKafka({ storage });
  }

  /**
   * Kafka by Strimzi's operator, for production: separate controllers, three copies of everything, TLS and SCRAM. The
   * operator is yours, or comes with `new Operators(stack, "operators", { strimzi: true })`. A destroy leaves the
   * brokers running: see docs/kafka.md.
   * Reports HW-KAFKA-001 and 002 for props that can't be or would lose data.
   *
   * @example Kafka.strimzi({ brokers: 3, storage: { size: "500Gi" }, rack: "topology.kubernetes.io/zone" })
   */
  static strimzi(props: StrimziKafkaProps = {}): KafkaEngine {
    return strimziKafka(props);
  }

  /**
   * Brokers that you have already, inside the cluster or elsewhere. They need TLS, SCRAM, an authorizer, and an
   * administrator's user, whose password is in a Secret in the platform's namespace; the provisioner alone reads it.
   * Reports HW-KAFKA-003 for props that can't be.
   *
   * @example
   * Kafka.external({
   *   bootstrapServers: "b-1.example:9096,b-2.example:9096",
   *   admin: { username: { secret: "msk", key: "username" }, password: { secret: "msk", key: "password" } },
   * })
   */
  static external(props: ExternalKafkaProps): KafkaEngine {
    return externalKafka(props);
  }

  private constructor() {}
}
