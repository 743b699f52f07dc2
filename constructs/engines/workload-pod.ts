import { images } from "../delivery/pins";
import type { WorkloadIntent } from "../intents/workload";
import type { Container, EnvVar, PodTemplateSpec, Volume, VolumeMount } from "../kubernetes/objects";
import { digest } from "../model/digest";
import { RUNTIME_PORTS } from "../model/runtime-ports";
import type { ContainerDeclaration, EnvDeclaration } from "../model/workload-declarations";
import { containerResources, tmpVolume } from "./container-resources";
import { labels, selector } from "./labels";
import { RUNTIME_FOLDER, restrictedContainer, restrictedPod, runtimeCommand } from "./pod-security";
import { fromSecret } from "./secret-key";

/**
 * A pod that ends is taken off its Service side by side with being told to stop: until every node knows, callers still
 * come. Kubernetes 1.30 and newer sleep by themselves, so no image needs a shell for it.
 * https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
const UNTIL_NO_CALLER_S = 5;

/**
 * The system drops a SIGTERM for a container's first process that does not listen for it yet. Told as it starts, as a
 * pod that a deploy makes before the autoscaler asks for none, a worker would join its group, be killed when its grace
 * is over, and keep its partitions until its session ends. https://man7.org/linux/man-pages/man7/pid_namespaces.7.html
 */
const UNTIL_IT_LISTENS_S = 1;

export const contractsConfigMap = (workload: string): string => `${workload}-contracts`;
export const handlerConfigMap = (workload: string): string => `${workload}-handler`;

/** The pods of a workload: a mounted handler on a stock Node image, or the user's container. */
export function podTemplate(workload: WorkloadIntent): PodTemplateSpec {
  const { name } = workload;
  return {
    metadata: { labels: { ...labels(name), ...workload.podLabels }, ...annotations(workload) },
    spec: {
      ...restrictedPod,
      serviceAccountName: name,
      terminationGracePeriodSeconds: 20,
      topologySpreadConstraints: ["topology.kubernetes.io/zone", "kubernetes.io/hostname"].map((topologyKey) => ({
        maxSkew: 1,
        topologyKey,
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector: { matchLabels: selector(name) },
      })),
      containers: [container(workload)],
      volumes: volumes(workload),
    },
  };
}

function annotations({ code, contracts, podAnnotations }: WorkloadIntent): { annotations?: Record<string, string> } {
  const all = {
    ...podAnnotations,
    // Digests of what is mounted: what changed there is read by new pods alone.
    ...(code.type === "handler" ? { "headwater.dev/handler-digest": code.digest } : {}),
    ...(contracts.length > 0 ? { "headwater.dev/contracts-digest": digest(JSON.stringify(contracts)) } : {}),
  };
  return Object.keys(all).length > 0 ? { annotations: all } : {};
}

function container(workload: WorkloadIntent): Container {
  const { role, code, resources } = workload;
  return {
    ...restrictedContainer,
    name: role,
    ...(code.type === "handler" ? handler(role) : ownImage(code)),
    lifecycle: { preStop: { sleep: { seconds: role === "service" ? UNTIL_NO_CALLER_S : UNTIL_IT_LISTENS_S } } },
    env: workload.env.map(envVar),
    resources: containerResources(resources),
    volumeMounts: mounts(workload),
  };
}

function handler(role: WorkloadIntent["role"]): Partial<Container> {
  return {
    image: images.node,
    command: runtimeCommand(role),
    ports: [
      ...(role === "service" ? [{ name: "http", containerPort: RUNTIME_PORTS.http }] : []),
      ...(role === "durable" ? [{ name: "durable", containerPort: RUNTIME_PORTS.durable }] : []),
      { name: "health", containerPort: RUNTIME_PORTS.health },
    ],
    startupProbe: { httpGet: { path: "/readyz", port: "health" }, periodSeconds: 1, failureThreshold: 60 },
    readinessProbe: { httpGet: { path: "/readyz", port: "health" }, periodSeconds: 5, timeoutSeconds: 2 },
    livenessProbe: { httpGet: { path: "/healthz", port: "health" }, periodSeconds: 10, timeoutSeconds: 2 },
  };
}

function ownImage({ image, command, args, port, health, metrics }: ContainerDeclaration): Partial<Container> {
  return {
    image,
    ...(command ? { command: [...command] } : {}),
    ...(args ? { args: [...args] } : {}),
    ...ports(port, metrics?.port),
    ...probes(port, health),
  };
}

/** Prometheus scrapes no port that the pod doesn't name. */
function ports(http: number | undefined, metrics: number | undefined): Partial<Container> {
  const named = [
    ...(http === undefined ? [] : [{ name: "http", containerPort: http }]),
    ...(metrics === undefined || metrics === http ? [] : [{ name: "metrics", containerPort: metrics }]),
  ];
  return named.length > 0 ? { ports: named } : {};
}

/**
 * Without a health check of the container's own a bound port says that it is ready, and nothing says that it hangs:
 * a liveness probe that guesses restarts what only is busy.
 */
function probes(port: number | undefined, health: ContainerDeclaration["health"]): Partial<Container> {
  if (health) {
    const check = { httpGet: { path: health.path, port: health.port } };
    return {
      startupProbe: { ...check, periodSeconds: 2, failureThreshold: 60 },
      readinessProbe: { ...check, periodSeconds: 5, timeoutSeconds: 2 },
      livenessProbe: { ...check, periodSeconds: 10, timeoutSeconds: 2 },
    };
  }
  if (port === undefined) return {};
  const check = { tcpSocket: { port: "http" } };
  return {
    startupProbe: { ...check, periodSeconds: 2, failureThreshold: 60 },
    readinessProbe: { ...check, periodSeconds: 5, timeoutSeconds: 2 },
  };
}

const envVar = (env: EnvDeclaration): EnvVar =>
  "value" in env ? { name: env.name, value: env.value } : fromSecret(env.name, env);

const mounts = ({ code, credentials, contracts, storage }: WorkloadIntent): VolumeMount[] => [
  ...(code.type === "handler"
    ? [
        { name: "runtime", mountPath: RUNTIME_FOLDER, readOnly: true },
        { name: "handler", mountPath: "/opt/headwater/handler", readOnly: true },
      ]
    : []),
  ...(credentials ? [{ name: "kafka", mountPath: "/var/run/headwater/kafka", readOnly: true }] : []),
  ...(contracts.length > 0 ? [{ name: "contracts", mountPath: "/var/run/headwater/contracts", readOnly: true }] : []),
  ...(storage ? [{ name: "data", mountPath: storage.mountPath }] : []),
  { name: "tmp", mountPath: "/tmp" },
];

const volumes = ({ name, code, credentials, contracts, runtimeConfigMap }: WorkloadIntent): Volume[] => [
  ...(code.type === "handler" && runtimeConfigMap
    ? [
        { name: "runtime", configMap: { name: runtimeConfigMap } },
        { name: "handler", configMap: { name: handlerConfigMap(name) } },
      ]
    : []),
  ...(credentials ? [{ name: "kafka", secret: { secretName: credentials } }] : []),
  ...(contracts.length > 0 ? [{ name: "contracts", configMap: { name: contractsConfigMap(name) } }] : []),
  tmpVolume,
];
