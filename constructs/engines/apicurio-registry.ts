import { edges } from "../concerns/network-edges";
import type { Intent } from "../intents";
import type { NetworkEdge, NetworkIntent } from "../intents/network";
import type { Deployment, PodSpec, TypedObject } from "../kubernetes/objects";
import { digest } from "../model/digest";
import type { Problem } from "../model/problem";
import type { ResourcesDeclaration } from "../model/workload-declarations";
import { apicurioPod, listening, podListeners, propertiesFile, REGISTRY, registryObjects } from "./apicurio";
import type { KubernetesObject, Owner } from "./engine";
import { type KafkaEngine, readyTimeoutOf } from "./kafka";
import { labels, selector } from "./labels";
import { networkPolicy } from "./network-policy";
import { expandJob } from "./provisioning";
import { RegistryAuth, type RegistryAuthEngine } from "./registry-auth";
import { RegistryStorage, type RegistryStorageEngine } from "./registry-storage";

export interface ApicurioProps {
  /** Where schemas are kept. @default RegistryStorage.kafkaSql() */
  readonly storage?: RegistryStorageEngine;
  /** Who may read and write. @default RegistryAuth.basic() */
  readonly auth?: RegistryAuthEngine;
  /** @default 2 */
  readonly replicas?: number;
  /** Of each replica. @default { cpu: "200m", memory: "512Mi", memoryLimit: "1Gi" } */
  readonly resources?: Partial<ResourcesDeclaration>;
}

export interface AcceptedApicurioProps {
  readonly storage: RegistryStorageEngine;
  readonly auth: RegistryAuthEngine;
  readonly replicas: number;
  readonly resources: ResourcesDeclaration;
}

export const acceptedApicurioProps = (props: ApicurioProps): AcceptedApicurioProps => ({
  storage: props.storage ?? RegistryStorage.kafkaSql(),
  auth: props.auth ?? RegistryAuth.basic(),
  replicas: props.replicas ?? 2,
  resources: { cpu: "200m", memory: "512Mi", memoryLimit: props.resources?.memory ?? "1Gi", ...props.resources },
});

export function apicurioProblems({ storage, auth, replicas }: AcceptedApicurioProps): Problem[] {
  const isCount = Number.isInteger(replicas) && replicas >= 1;
  const problem = {
    code: "HW-REGISTRY-003",
    message: `The registry can't have ${replicas} replicas.`,
    fix: "Give a whole number from 1; two survive the loss of a node.",
  };
  return [...storage.problems, ...(auth.problems ?? []), ...(isCount ? [] : [problem])];
}

/** Replicas that share nothing but their storage, so any of them answers. */
export function renderApicurio(props: AcceptedApicurioProps, owner: Owner, kafka: KafkaEngine): KubernetesObject[] {
  const { auth, replicas, resources } = props;
  const storage = props.storage.render(owner.namespace, kafka);
  const config = propertiesFile({ ...listening(podListeners), ...storage.properties, ...auth.properties });
  const pod = apicurioPod({
    java: ["-XX:MaxRAMPercentage=50"],
    resources,
    env: [...auth.env, ...storage.env],
    volumes: storage.volumes,
    mounts: storage.mounts,
  });
  return [
    ...registryObjects(owner.namespace, config),
    deployment(owner.namespace, replicas, config, pod),
    disruptionBudget(owner.namespace),
    ...egressPolicy([...storage.egress, ...(auth.asks ? [edges.outside(auth.asks)] : [])], owner),
    ...expandJobs(storage.intents, owner, kafka),
  ];
}

const deployment = (namespace: string, replicas: number, config: string, pod: PodSpec): Deployment => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: REGISTRY, namespace, labels: labels(REGISTRY) },
  spec: {
    replicas,
    revisionHistoryLimit: 3,
    // A new replica answers before an old one goes.
    strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    selector: { matchLabels: selector(REGISTRY) },
    template: {
      metadata: { labels: labels(REGISTRY), annotations: { "headwater.dev/config-digest": digest(config) } },
      spec: {
        ...pod,
        topologySpreadConstraints: ["kubernetes.io/hostname", "topology.kubernetes.io/zone"].map((topologyKey) => ({
          topologyKey,
          maxSkew: 1,
          whenUnsatisfiable: "ScheduleAnyway",
          labelSelector: { matchLabels: selector(REGISTRY) },
        })),
      },
    },
  },
});

const disruptionBudget = (namespace: string): TypedObject => ({
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata: { name: REGISTRY, namespace, labels: labels(REGISTRY) },
  spec: { maxUnavailable: 1, selector: { matchLabels: selector(REGISTRY) } },
});

/** Whoever may connect to it is the platform's to say; where it connects to depends on its props. */
function egressPolicy(egress: readonly NetworkEdge[], owner: Owner): readonly KubernetesObject[] {
  const policy: NetworkIntent = {
    kind: "network",
    name: `${REGISTRY}-egress`,
    namespace: owner.namespace,
    pods: selector(REGISTRY),
    egress: [edges.dns, ...egress],
  };
  return networkPolicy.render([policy], owner);
}

/**
 * Asks for the registry's topics and user, of brokers that may be installed at the same time. No Job revokes them: the
 * provisioner is deleted at the same time.
 */
const expandJobs = (intents: readonly Intent[], owner: Owner, kafka: KafkaEngine): readonly KubernetesObject[] =>
  intents.length > 0 ? [expandJob(intents, owner, readyTimeoutOf(kafka))] : [];
