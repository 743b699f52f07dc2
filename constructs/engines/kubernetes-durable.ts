import type { WorkloadIntent } from "../intents/workload";
import type { TypedObject } from "../kubernetes/objects";
import { VERSION_LABEL } from "../model/labels";
import { RUNTIME_PORTS } from "../model/runtime-ports";
import { labels, retained, selector } from "./labels";
import { contractsConfigMap, handlerConfigMap, podTemplate } from "./workload-pod";

/** ConfigMap with the version's own copy of the runtime, which the provisioner makes before anything starts. */
export const versionRuntime = (version: string): string => `${version}-runtime`;

/**
 * One version of a durable function. Helm leaves it where it is when the next one comes: what has begun with this code ends
 * with it. The provisioner removes it when nothing needs it any more, by the names that are given here.
 */
export function durableVersion(workload: WorkloadIntent, version: string, namespace: string): TypedObject[] {
  const podLabels = { ...labels(workload.name), [VERSION_LABEL]: version };
  const matchLabels = { ...selector(workload.name), [VERSION_LABEL]: version };
  const metadata = { name: version, namespace, labels: podLabels, annotations: retained };
  const own = { ...workload, name: version, runtimeConfigMap: versionRuntime(version) };
  const { metadata: pod, spec } = podTemplate(own);
  const spread = spec?.topologySpreadConstraints?.map((each) => ({ ...each, labelSelector: { matchLabels } })) ?? [];
  const config = (name: string, data: Record<string, string>): TypedObject => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { ...metadata, name },
    data,
  });
  return [
    // Of all versions: who they are does not change.
    {
      apiVersion: "v1",
      kind: "ServiceAccount",
      metadata: { name: workload.name, namespace, labels: labels(workload.name) },
      automountServiceAccountToken: false,
    },
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata,
      spec: {
        revisionHistoryLimit: 1,
        selector: { matchLabels },
        template: {
          metadata: { ...pod, labels: { ...pod?.labels, ...podLabels } },
          ...(spec ? { spec: { ...spec, serviceAccountName: workload.name, topologySpreadConstraints: spread } } : {}),
        },
      },
    },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata,
      spec: { selector: matchLabels, ports: [{ name: "durable", port: RUNTIME_PORTS.durable, targetPort: "durable" }] },
    },
    ...(workload.code.type === "handler"
      ? [config(handlerConfigMap(version), { "handler.cjs": workload.code.code })]
      : []),
    ...(workload.contracts.length > 0
      ? [
          config(
            contractsConfigMap(version),
            Object.fromEntries(workload.contracts.map(({ name, text }) => [name, text])),
          ),
        ]
      : []),
    {
      apiVersion: "policy/v1",
      kind: "PodDisruptionBudget",
      metadata,
      spec: { maxUnavailable: 1, selector: { matchLabels } },
    },
  ];
}
