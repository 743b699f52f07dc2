import { images } from "../delivery/pins";
import type { WorkloadIntent } from "../intents";
import { type Engine, type KubernetesObject, type Owner, ofKind } from "./engine";
import { labels, selector } from "./labels";
import { RUNTIME_FOLDER, restrictedContainer, restrictedPod, runtimeCommand } from "./pod-security";

const SERVICE_PORT = 8080;
const HEALTH_PORT = 8081;

/** Renders workloads as Deployments that run a mounted handler on a stock Node image. */
export const kubernetesWorkload: Engine = {
  name: "kubernetes",
  handles: ["workload"],
  render: (intents, owner) => ofKind(intents, "workload").flatMap((workload) => renderWorkload(workload, owner)),
};

function renderWorkload(workload: WorkloadIntent, owner: Owner): KubernetesObject[] {
  const { name } = workload;
  const metadata = { name, namespace: owner.namespace, labels: labels(name) };
  const objects: KubernetesObject[] = [
    { apiVersion: "v1", kind: "ServiceAccount", metadata, automountServiceAccountToken: false },
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { ...metadata, name: handlerConfigMap(name) },
      data: { "handler.cjs": workload.handler.code },
    },
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata,
      spec: {
        // Left out where an autoscaler decides, or each deploy would reset its decision.
        ...(workload.scaled ? {} : { replicas: 1 }),
        revisionHistoryLimit: 3,
        selector: { matchLabels: selector(name) },
        template: podTemplate(workload),
      },
    },
  ];
  if (workload.role === "service") {
    objects.push({
      apiVersion: "v1",
      kind: "Service",
      metadata,
      spec: { selector: selector(name), ports: [{ name: "http", port: 80, targetPort: "http" }] },
    });
  }
  return objects;
}

function podTemplate(workload: WorkloadIntent): object {
  const { name, role, credentials } = workload;
  return {
    metadata: {
      labels: labels(name),
      annotations: { "headwater.dev/handler-digest": workload.handler.digest },
    },
    spec: {
      ...restrictedPod,
      serviceAccountName: name,
      terminationGracePeriodSeconds: 20,
      containers: [
        {
          ...restrictedContainer,
          name: role,
          image: images.node,
          command: runtimeCommand(role),
          env: Object.entries(workload.env).map(([key, value]) => ({ name: key, value })),
          ports: [
            ...(role === "service" ? [{ name: "http", containerPort: SERVICE_PORT }] : []),
            { name: "health", containerPort: HEALTH_PORT },
          ],
          startupProbe: { httpGet: { path: "/readyz", port: "health" }, periodSeconds: 1, failureThreshold: 60 },
          readinessProbe: { httpGet: { path: "/readyz", port: "health" }, periodSeconds: 5, timeoutSeconds: 2 },
          livenessProbe: { httpGet: { path: "/healthz", port: "health" }, periodSeconds: 10, timeoutSeconds: 2 },
          resources: { requests: { cpu: "20m", memory: "96Mi" }, limits: { memory: "256Mi" } },
          volumeMounts: [
            { name: "runtime", mountPath: RUNTIME_FOLDER, readOnly: true },
            { name: "handler", mountPath: "/opt/headwater/handler", readOnly: true },
            ...(credentials ? [{ name: "kafka", mountPath: "/var/run/headwater/kafka", readOnly: true }] : []),
            { name: "tmp", mountPath: "/tmp" },
          ],
        },
      ],
      volumes: [
        { name: "runtime", configMap: { name: workload.runtimeConfigMap } },
        { name: "handler", configMap: { name: handlerConfigMap(name) } },
        ...(credentials ? [{ name: "kafka", secret: { secretName: credentials } }] : []),
        { name: "tmp", emptyDir: {} },
      ],
    },
  };
}

const handlerConfigMap = (workload: string) => `${workload}-handler`;
