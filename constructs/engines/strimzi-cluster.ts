import { PROVISIONER_PODS } from "../concerns/network-edges";
import type { Kafka } from "../kubernetes/objects";
import { PLATFORM_LABEL } from "../model/labels";
import { REGISTRY } from "./apicurio";
import { containerResources } from "./container-resources";
import { kedaOperator } from "./keda";
import { labels, retained, selector } from "./labels";
import { restrictedStrimziContainer } from "./strimzi-containers";
import type { AcceptedStrimziProps } from "./strimzi-props";

/** Name of the Kafka resource, with which the names of all that Strimzi makes begin. */
export const CLUSTER = "kafka";
export const CLIENT_PORT = 9093;
export const ADMIN_PORT = 9094;

export const clusterLabels = { ...labels(CLUSTER), "strimzi.io/cluster": CLUSTER };

/**
 * Deleting these objects would delete the brokers, and a new cluster would not accept the old one's volumes: its id is
 * kept in their status alone.
 */
export const kept = retained;

export interface ClusterResource {
  readonly namespace: string;
  readonly props: AcceptedStrimziProps;
  readonly config: Readonly<Record<string, string | number | boolean>>;
  /** Common name of a certificate that may do everything. */
  readonly administrator: string;
}

/** https://strimzi.io/docs/operators/1.2.0/configuring#type-Kafka-reference */
export const clusterResource = ({ namespace, props, config, administrator }: ClusterResource): Kafka => ({
  apiVersion: "kafka.strimzi.io/v1",
  kind: "Kafka",
  metadata: { name: CLUSTER, namespace, labels: labels(CLUSTER), annotations: kept },
  spec: {
    kafka: {
      ...(props.version === undefined ? {} : { version: props.version }),
      ...(props.tieredStorage ? { image: props.tieredStorage.image } : {}),
      listeners: [
        clientListener(namespace),
        adminListener(),
        ...props.listeners.map((listener) => ({ ...listener, tls: true })),
      ],
      authorization: { type: "simple", superUsers: [`CN=${administrator}`] },
      config,
      ...(props.rack === undefined ? {} : { rack: { type: "topology-label", topologyKey: props.rack } }),
      // https://strimzi.io/docs/operators/1.2.0/deploying#proc-metrics-kafka-str
      metricsConfig: { type: "strimziMetricsReporter" },
      ...(props.tieredStorage ? { tieredStorage: tieredStorage(props.tieredStorage) } : {}),
    },
    // Certificates of running clients and the provisioner's own hang on them.
    clusterCa: { generateSecretOwnerReference: false },
    clientsCa: { generateSecretOwnerReference: false },
    ...(props.cruiseControl ? { cruiseControl } : {}),
    ...(props.exporter ? { kafkaExporter } : {}),
  },
});

type Listener = Kafka["spec"]["kafka"]["listeners"][number];

/** Strimzi makes a policy for each listener, which would allow everybody if no peers were named. */
const clientListener = (namespace: string): Listener => ({
  name: "tls",
  port: CLIENT_PORT,
  type: "internal",
  tls: true,
  authentication: { type: "scram-sha-512" },
  networkPolicyPeers: [
    { namespaceSelector: { matchLabels: { [PLATFORM_LABEL]: namespace } } },
    { podSelector: { matchLabels: selector(REGISTRY) } },
    {
      namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": kedaOperator.namespace } },
      podSelector: { matchLabels: { ...kedaOperator.pods } },
    },
  ],
});

/** For the provisioner alone, whose certificate is its login: it need not be made before the brokers. */
const adminListener = (): Listener => ({
  name: "admin",
  port: ADMIN_PORT,
  type: "internal",
  tls: true,
  authentication: { type: "tls" },
  networkPolicyPeers: [{ podSelector: { matchLabels: { ...PROVISIONER_PODS } } }],
});

const tieredStorage = ({ className, classPath, config }: NonNullable<AcceptedStrimziProps["tieredStorage"]>) => ({
  type: "custom" as const,
  remoteStorageManager: { className, classPath, config: { ...config } },
});

const cruiseControl: NonNullable<Kafka["spec"]["cruiseControl"]> = {
  // A changed number of brokers moves partitions by itself; one that is to go is emptied first.
  autoRebalance: [{ mode: "add-brokers" }, { mode: "remove-brokers" }],
  resources: containerResources({ cpu: "100m", memory: "512Mi", memoryLimit: "1Gi" }),
  template: { cruiseControlContainer: restrictedStrimziContainer },
};

const kafkaExporter: NonNullable<Kafka["spec"]["kafkaExporter"]> = {
  resources: containerResources({ cpu: "20m", memory: "64Mi", memoryLimit: "256Mi" }),
  template: { container: restrictedStrimziContainer },
};
