import type { KafkaEngine } from "./kafka";
import { OFFSET_RETENTION } from "./offset-retention";
import { ADMIN_PORT, CLIENT_PORT, CLUSTER, clusterResource } from "./strimzi-cluster";
import { brokerConfig, configProblems } from "./strimzi-config";
import { strimziMonitor } from "./strimzi-monitor";
import { strimziEgress } from "./strimzi-network";
import { nodePools } from "./strimzi-pools";
import { strimziProblems } from "./strimzi-problems";
import type { AcceptedStrimziProps, StrimziKafkaProps } from "./strimzi-props";

/** Principal of the provisioner: the common name of the certificate that it signs for itself. */
const ADMINISTRATOR = "headwater-provisioner";

/** Brokers that Strimzi's operator runs. The objects are those of Strimzi 1.2. */
export function strimziKafka(props: StrimziKafkaProps): KafkaEngine {
  const accepted = acceptedProps(props);
  const bootstrap = (namespace: string, port: number) => `${CLUSTER}-kafka-bootstrap.${namespace}.svc:${port}`;
  // What Strimzi makes: https://strimzi.io/docs/operators/1.2.0/deploying#security-certificates-str.
  const clusterCa = { secret: `${CLUSTER}-cluster-ca-cert`, key: "ca.crt" };
  return {
    name: "kafka-strimzi",
    brokers: accepted.brokers,
    podLabels: { "strimzi.io/cluster": CLUSTER, "strimzi.io/broker-role": "true" },
    clientPort: CLIENT_PORT,
    adminPort: ADMIN_PORT,
    offsetRetentionMs: accepted.offsetRetention.toMilliseconds(),
    // Images are fetched, volumes made, controllers started before brokers.
    readyTimeout: 900,
    problems: [...strimziProblems(accepted), ...configProblems(accepted)],
    bootstrapServers: (namespace) => bootstrap(namespace, CLIENT_PORT),
    dnsNames: () => [],
    admin: (namespace) => ({
      bootstrapServers: bootstrap(namespace, ADMIN_PORT),
      ca: clusterCa,
      login: {
        type: "certificate",
        authority: {
          certificate: { secret: `${CLUSTER}-clients-ca-cert`, key: "ca.crt" },
          key: { secret: `${CLUSTER}-clients-ca`, key: "ca.key" },
        },
        commonName: ADMINISTRATOR,
      },
    }),
    clients: () => ({ ca: clusterCa, mechanism: "SCRAM-SHA-512" }),
    renderCluster: (namespace, observability) => [
      ...nodePools(namespace, accepted),
      clusterResource({ namespace, props: accepted, config: brokerConfig(accepted), administrator: ADMINISTRATOR }),
      strimziEgress(namespace, accepted),
      ...(observability ? [strimziMonitor(namespace, observability)] : []),
    ],
  };
}

function acceptedProps(props: StrimziKafkaProps): AcceptedStrimziProps {
  const { brokers = 3, controllers = 3, storage = {}, offsetRetention = OFFSET_RETENTION } = props;
  const [first] = storage.volumes ?? [];
  const { class: storageClass = first?.class } = storage;
  return {
    ...props,
    brokers,
    controllers,
    volumes: storage.volumes ?? [
      { size: storage.size ?? "100Gi", ...(storage.class === undefined ? {} : { class: storage.class }) },
    ],
    controllerVolume: {
      size: "10Gi",
      ...(storageClass === undefined ? {} : { class: storageClass }),
      ...props.controllerStorage,
    },
    resources: { cpu: "500m", memory: "4Gi", memoryLimit: props.resources?.memory ?? "4Gi", ...props.resources },
    controllerResources: {
      cpu: "100m",
      memory: "1Gi",
      memoryLimit: props.controllerResources?.memory ?? "1Gi",
      ...props.controllerResources,
    },
    listeners: props.listeners ?? [],
    config: props.config ?? {},
    // One broker has nothing to balance with, and Cruise Control does not start.
    cruiseControl: props.cruiseControl ?? brokers > 1,
    exporter: props.exporter ?? true,
    offsetRetention,
  };
}
