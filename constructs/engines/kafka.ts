import {
  type EmbeddedKafkaProps,
  embeddedKafkaBootstrap,
  embeddedKafkaHost,
  renderEmbeddedKafka,
} from "./embedded-kafka";
import type { KubernetesObject } from "./engine";
import { selector } from "./labels";

/** Where events live. `Kafka.embedded()` is the one engine today. */
export interface KafkaEngine {
  readonly name: string;
  readonly brokers: number;
  /** What clients inside the cluster connect to, `host:port[,host:port]`. */
  bootstrapServers(platformNamespace: string): string;
  /** The names that the brokers' certificate must carry. */
  dnsNames(platformNamespace: string): readonly string[];
  /** Labels of the brokers' pods in the platform's namespace; undefined for brokers elsewhere. */
  readonly podLabels: Readonly<Record<string, string>> | undefined;
  /** The brokers themselves. */
  renderCluster(platformNamespace: string): readonly KubernetesObject[];
}

export class Kafka {
  /**
   * One broker in one pod, for development and tests. Its volume outlives a destroy.
   *
   * @param props.storage size of the volume, a Kubernetes quantity; default "1Gi"
   */
  static embedded(props: Partial<EmbeddedKafkaProps> = {}): KafkaEngine {
    const { storage = "1Gi" } = props;
    return {
      name: "kafka-embedded",
      brokers: 1,
      podLabels: selector("kafka"),
      bootstrapServers: embeddedKafkaBootstrap,
      dnsNames: (namespace) => [
        embeddedKafkaHost(namespace),
        `kafka.${namespace}.svc`,
        `kafka.${namespace}`,
        "localhost",
      ],
      renderCluster: (namespace) => renderEmbeddedKafka(namespace, { storage }),
    };
  }

  private constructor() {}
}
