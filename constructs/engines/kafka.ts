import {
  type EmbeddedKafkaProps,
  embeddedKafkaBootstrap,
  embeddedKafkaHost,
  renderEmbeddedKafka,
} from "./embedded-kafka";
import type { Engine, KubernetesObject } from "./engine";
import { renderProvisioning } from "./provisioning";

/** Where events live. `Kafka.embedded()` is the one engine today. */
export interface KafkaEngine extends Engine {
  /** What clients inside the cluster connect to, `host:port[,host:port]`. */
  bootstrapServers(platformNamespace: string): string;
  /** The names that the brokers' certificate must carry. */
  dnsNames(platformNamespace: string): readonly string[];
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
      handles: ["topic", "principal"],
      render: renderProvisioning,
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
