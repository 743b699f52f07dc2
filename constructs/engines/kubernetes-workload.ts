import type { WorkloadIntent } from "../intents/workload";
import type { Configuration, Deployment, PodDisruptionBudget, StatefulSet, TypedObject } from "../kubernetes/objects";
import type { CodeDeclaration, StorageDeclaration } from "../model/workload-declarations";
import { type Engine, type Owner, ofKind } from "./engine";
import { scaledJob } from "./keda-jobs";
import { configuration } from "./knative-configuration";
import { durableVersion } from "./kubernetes-durable";
import { labels, RETAIN_LABEL, selector } from "./labels";
import { contractsConfigMap, handlerConfigMap, podTemplate } from "./workload-pod";

type Metadata = Deployment["metadata"];

/**
 * Renders workloads as Deployments; as StatefulSets where each replica has a volume; as Configurations of Knative where
 * they follow requests; as ScaledJobs of KEDA where a replica ends by itself.
 */
export const kubernetesWorkload: Engine = {
  name: "kubernetes",
  handles: ["workload"],
  render: (intents, owner) => ofKind(intents, "workload").flatMap((workload) => renderWorkload(workload, owner)),
};

function renderWorkload(workload: WorkloadIntent, { namespace }: Owner): TypedObject[] {
  if (workload.version !== undefined) return durableVersion(workload, workload.version, namespace);
  const { name, code, storage, jobScaling } = workload;
  const metadata = { name, namespace, labels: labels(name) };
  const objects: TypedObject[] = [
    { apiVersion: "v1", kind: "ServiceAccount", metadata, automountServiceAccountToken: false },
    ...(jobScaling
      ? scaledJob(jobScaling, podTemplate(workload), metadata)
      : [controller(workload, metadata), disruptionBudget(metadata)]),
  ];
  if (code.type === "handler") {
    objects.push({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { ...metadata, name: handlerConfigMap(name) },
      data: { "handler.cjs": code.code },
    });
  }
  if (workload.contracts.length > 0) {
    objects.push({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { ...metadata, name: contractsConfigMap(name) },
      data: Object.fromEntries(workload.contracts.map((contract) => [contract.name, contract.text])),
    });
  }
  // Knative makes one for each revision.
  if (workload.role === "service" && !workload.requestScaling) {
    objects.push({
      apiVersion: "v1",
      kind: "Service",
      metadata,
      spec: { selector: selector(name), ports: [{ name: "http", port: 80, targetPort: "http", ...speaking(code) }] },
    });
  }
  if (storage) {
    objects.push({
      apiVersion: "v1",
      kind: "Service",
      metadata: { ...metadata, name: peers(name) },
      spec: { clusterIP: "None", selector: selector(name) },
    });
  }
  return objects;
}

/** Of one replica too: a budget that allowed none would block every drain of its node. */
const disruptionBudget = (metadata: Metadata): PodDisruptionBudget => ({
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata,
  spec: { maxUnavailable: 1, selector: { matchLabels: selector(metadata.name) } },
});

/**
 * HTTP/2 without an upgrade, which no gateway can find out by itself:
 * https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
 */
const speaking = (code: CodeDeclaration) =>
  code.type === "container" && code.protocol === "grpc" ? { appProtocol: "kubernetes.io/h2c" } : {};

function controller(workload: WorkloadIntent, metadata: Metadata): Configuration | Deployment | StatefulSet {
  const { requestScaling, revision, storage } = workload;
  if (requestScaling && revision) {
    return configuration({ requestScaling, revision }, podTemplate(workload), metadata);
  }
  return storage ? statefulSet(workload, storage, metadata) : deployment(workload, metadata);
}

function deployment(workload: WorkloadIntent, metadata: Metadata): Deployment {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata,
    spec: {
      ...replicas(workload),
      revisionHistoryLimit: 3,
      selector: { matchLabels: selector(workload.name) },
      template: podTemplate(workload),
    },
  };
}

function statefulSet(workload: WorkloadIntent, storage: StorageDeclaration, metadata: Metadata): StatefulSet {
  return {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata,
    spec: {
      ...replicas(workload),
      serviceName: peers(workload.name),
      revisionHistoryLimit: 3,
      // Replicas share nothing, so none waits for another.
      podManagementPolicy: "Parallel",
      selector: { matchLabels: selector(workload.name) },
      template: podTemplate(workload),
      volumeClaimTemplates: [
        {
          metadata: { name: "data", labels: { [RETAIN_LABEL]: "true" } },
          spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: storage.size } } },
        },
      ],
    },
  };
}

/** Left out where an autoscaler decides, or each deploy would reset its decision. */
const replicas = (workload: WorkloadIntent) => (workload.replicas === undefined ? {} : { replicas: workload.replicas });

/** The headless Service that gives each replica of a StatefulSet its name. */
const peers = (workload: string) => `${workload}-peers`;
