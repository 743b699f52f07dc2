import type { KafkaNodePool } from "../kubernetes/objects";
import { containerResources } from "./container-resources";
import { CLUSTER, clusterLabels, kept } from "./strimzi-cluster";
import { restrictedStrimziContainer } from "./strimzi-containers";
import type { AcceptedStrimziProps, StrimziVolume } from "./strimzi-props";

type Spec = KafkaNodePool["spec"];

/** Brokers and controllers apart, so that a broker under load does not slow the cluster's metadata. */
export const nodePools = (namespace: string, props: AcceptedStrimziProps): KafkaNodePool[] => [
  pool(namespace, "brokers", {
    replicas: props.brokers,
    roles: ["broker"],
    storage: storage(props.volumes),
    resources: containerResources(props.resources),
  }),
  pool(namespace, "controllers", {
    replicas: props.controllers,
    roles: ["controller"],
    storage: storage([props.controllerVolume]),
    resources: containerResources(props.controllerResources),
  }),
];

const pool = (namespace: string, name: string, spec: Omit<Spec, "template">): KafkaNodePool => ({
  apiVersion: "kafka.strimzi.io/v1",
  kind: "KafkaNodePool",
  metadata: { name, namespace, labels: clusterLabels, annotations: kept },
  spec: {
    ...spec,
    template: {
      pod: {
        enableServiceLinks: false,
        topologySpreadConstraints: ["topology.kubernetes.io/zone", "kubernetes.io/hostname"].map((topologyKey) => ({
          maxSkew: 1,
          topologyKey,
          whenUnsatisfiable: "ScheduleAnyway",
          labelSelector: { matchLabels: { "strimzi.io/cluster": CLUSTER, "strimzi.io/pool-name": name } },
        })),
      },
      kafkaContainer: restrictedStrimziContainer,
      initContainer: restrictedStrimziContainer,
    },
  },
});

/** JBOD for one volume too: it can have more later. */
const storage = (volumes: readonly StrimziVolume[]): Spec["storage"] => ({
  type: "jbod",
  volumes: volumes.map((volume, index) => ({
    id: volume.id ?? index,
    type: "persistent-claim",
    size: volume.size,
    ...(volume.class === undefined ? {} : { class: volume.class }),
    deleteClaim: false,
    ...(index === 0 ? { kraftMetadata: "shared" } : {}),
  })),
});
