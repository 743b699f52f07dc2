import type { Kafka } from "../kubernetes/objects";
import type { Duration } from "../model/duration";
import type { ResourcesDeclaration } from "../model/workload-declarations";

export interface StrimziKafkaProps {
  /** @default 3 */
  readonly brokers?: number;
  /** Nodes that only keep the cluster's metadata: an odd number, so that most of them agree. @default 3 */
  readonly controllers?: number;
  /** Kafka's version, one that the operator knows. @default the operator's default */
  readonly version?: string;
  /** Of each broker. @default one volume of 100Gi */
  readonly storage?: StrimziStorage;
  /** Of each controller. @default 10Gi, of the class of the brokers' first volume */
  readonly controllerStorage?: Partial<StrimziVolume>;
  /** Of each broker. @default { cpu: "500m", memory: "4Gi", memoryLimit: as much } */
  readonly resources?: Partial<ResourcesDeclaration>;
  /** Of each controller. @default { cpu: "100m", memory: "1Gi", memoryLimit: as much } */
  readonly controllerResources?: Partial<ResourcesDeclaration>;
  /**
   * Label of nodes that tells which failure domain they are in: replicas of a partition are spread over domains, and
   * consumers read from the nearest.
   *
   * @default none
   * @example "topology.kubernetes.io/zone"
   */
  readonly rack?: string;
  /**
   * Configuration of the brokers beyond the safe defaults.
   *
   * @default nothing more
   * @example { "log.retention.hours": 72 }
   * @see https://kafka.apache.org/documentation/#brokerconfigs
   */
  readonly config?: Readonly<Record<string, string | number | boolean>>;
  /** Further listeners, for clients outside the cluster; they need TLS. @default none */
  readonly listeners?: readonly StrimziListener[];
  /** Where old segments go, if the topics say so. @default brokers' volumes alone */
  readonly tieredStorage?: StrimziTieredStorage;
  /** Balances partitions, and moves them when brokers are added or removed. @default with more than one broker */
  readonly cruiseControl?: boolean;
  /** Serves lag and offsets as metrics. @default true */
  readonly exporter?: boolean;
  /** How long the offsets of a group without members are kept. @default 90 days */
  readonly offsetRetention?: Duration;
}

/** One volume, or several: partitions are spread over them (JBOD). */
export type StrimziStorage =
  | (Partial<StrimziVolume> & { readonly volumes?: undefined })
  | { readonly volumes: readonly StrimziVolume[]; readonly size?: undefined; readonly class?: undefined };

export interface StrimziVolume {
  /** A Kubernetes quantity, such as "100Gi". It can grow, if the class allows it; it can't shrink. */
  readonly size: string;
  /** Storage class. @default the cluster's */
  readonly class?: string;
  /** Which volume it is, for as long as it exists. @default its place in the list, from 0 */
  readonly id?: number;
}

/** As in Strimzi's `spec.kafka.listeners`; it always asks for TLS. */
export type StrimziListener = Omit<Kafka["spec"]["kafka"]["listeners"][number], "tls">;

/** Strimzi's own images have no such plugin. https://strimzi.io/docs/operators/1.2.0/deploying#ref-tiered-storage-str */
export interface StrimziTieredStorage {
  /** Of the brokers and controllers: Strimzi's, with the plugin added. */
  readonly image: string;
  /** Class of a `RemoteStorageManager`. */
  readonly className: string;
  /** Where its jars are in the brokers' image. */
  readonly classPath: string;
  /** Its configuration, without secrets. */
  readonly config: Readonly<Record<string, string>>;
}

/** The props with every default. */
export interface AcceptedStrimziProps extends StrimziKafkaProps {
  readonly brokers: number;
  readonly controllers: number;
  readonly volumes: readonly StrimziVolume[];
  readonly controllerVolume: StrimziVolume;
  readonly resources: ResourcesDeclaration;
  readonly controllerResources: ResourcesDeclaration;
  readonly listeners: readonly StrimziListener[];
  readonly config: NonNullable<StrimziKafkaProps["config"]>;
  readonly cruiseControl: boolean;
  readonly exporter: boolean;
  readonly offsetRetention: Duration;
}
