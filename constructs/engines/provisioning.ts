import { images } from "../delivery/pins";
import type { Intent } from "../intents";
import type { SchemaIntent } from "../intents/contract";
import type { GroupIntent } from "../intents/group";
import type { PrincipalIntent } from "../intents/principal";
import type { TombstoneIntent } from "../intents/tombstone";
import type { TopicIntent } from "../intents/topic";
import type { Job } from "../kubernetes/objects";
import { HOOK_LABEL } from "../model/labels";
import { containerResources } from "./container-resources";
import { type Engine, type Owner, ofKind } from "./engine";
import { labels } from "./labels";
import { RUNTIME_FOLDER, restrictedContainer, restrictedPod, runtimeCommand } from "./pod-security";

/** Who may speak to the provisioner for a team; created with the team's namespace. */
export const HOOK_SERVICE_ACCOUNT = "headwater-hook";
/** The audience of the hook's token: it is worth nothing to the Kubernetes API. */
export const PROVISIONER_AUDIENCE = "headwater-provisioner";

/** Below Helm's own timeout, so that the hook's cause is known before Helm gives up. Seconds. */
const HOOK_DEADLINE = 120;

/** What an owner asks of the provisioner. What is empty and optional is left out. */
export interface DesiredState {
  readonly topics: readonly Omit<TopicIntent, "kind">[];
  readonly principals: readonly Omit<PrincipalIntent, "kind">[];
  readonly groups?: readonly Omit<GroupIntent, "kind">[];
  readonly readers?: readonly DesiredReader[];
  readonly tombstones?: Omit<TombstoneIntent, "kind">;
}

export interface DesiredReader extends SchemaIntent {
  readonly topic: string;
  readonly workload: string;
}

/** What Kafka and the registry hold, whichever they are, through the platform's provisioner. */
export const provisioning: Engine = {
  name: "provisioning",
  handles: ["topic", "principal", "group", "reader", "tombstone"],
  render: renderProvisioning,
};

/**
 * Objects that hand an owner's desired state to the provisioner: a Job before install and upgrade waits for
 * the verdict, so nothing of the release starts without its topics and credentials; one before delete revokes them.
 */
function renderProvisioning(intents: readonly Intent[], owner: Owner): Job[] {
  const desired = desiredState(intents);
  if (desired.topics.length + desired.principals.length === 0 && !desired.tombstones) return [];
  return [
    hookJob(owner, "expand", "pre-install,pre-upgrade", desired),
    // Topics outlive their owner; only principals are revoked.
    ...(desired.principals.length > 0 ? [hookJob(owner, "contract", "pre-delete", desired)] : []),
  ];
}

function desiredState(intents: readonly Intent[]): DesiredState {
  const groups = ofKind(intents, "group").map(({ kind: _, ...group }) => group);
  const readers = ofKind(intents, "reader").map(({ topic, workload, contract }) => ({ topic, workload, ...contract }));
  const tombstones = ofKind(intents, "tombstone");
  return {
    topics: ofKind(intents, "topic").map(({ kind: _, ...topic }) => topic),
    principals: ofKind(intents, "principal").map(({ kind: _, ...principal }) => principal),
    ...(groups.length > 0 ? { groups } : {}),
    ...(readers.length > 0 ? { readers } : {}),
    ...(tombstones.length > 0
      ? {
          tombstones: {
            topics: tombstones.flatMap(({ topics }) => topics),
            groups: tombstones.flatMap(({ groups }) => groups),
          },
        }
      : {}),
  };
}

function hookJob(owner: Owner, verb: "expand" | "contract", hook: string, desired: DesiredState): Job {
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: {
      name: `${owner.name}-${verb}`,
      namespace: owner.namespace,
      labels: labels(owner.name),
      annotations: {
        "helm.sh/hook": hook,
        // A failed Job stays until the next try, so that its cause can be read.
        "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
      },
    },
    spec: {
      backoffLimit: 1,
      activeDeadlineSeconds: HOOK_DEADLINE,
      ttlSecondsAfterFinished: 600,
      template: {
        // Not the workload's own labels: its Service, budget and policies must not take a hook for one of its pods.
        metadata: {
          labels: { ...labels("headwater-hook"), [HOOK_LABEL]: "true", "app.kubernetes.io/component": verb },
        },
        spec: {
          ...restrictedPod,
          // To read the provisioner's CA from the API; the provisioner itself gets the narrower token below.
          automountServiceAccountToken: true,
          serviceAccountName: HOOK_SERVICE_ACCOUNT,
          restartPolicy: "Never",
          containers: [
            {
              ...restrictedContainer,
              name: verb,
              image: images.node,
              command: runtimeCommand("hook", verb),
              env: [
                { name: "HEADWATER_OWNER", value: `${owner.namespace}/${owner.name}` },
                { name: "HEADWATER_PLATFORM_NAMESPACE", value: owner.platformNamespace },
                { name: "HEADWATER_PROVISIONER_URL", value: `https://provisioner.${owner.platformNamespace}.svc:8443` },
                { name: "HEADWATER_DESIRED", value: JSON.stringify(desired, null, 2) },
              ],
              resources: containerResources({ cpu: "20m", memory: "64Mi", memoryLimit: "128Mi" }),
              volumeMounts: [
                { name: "runtime", mountPath: RUNTIME_FOLDER, readOnly: true },
                { name: "token", mountPath: "/var/run/headwater/token", readOnly: true },
              ],
            },
          ],
          volumes: [
            { name: "runtime", configMap: { name: owner.runtimeConfigMap } },
            {
              name: "token",
              projected: {
                sources: [
                  {
                    serviceAccountToken: { path: "token", audience: PROVISIONER_AUDIENCE, expirationSeconds: 600 },
                  },
                ],
              },
            },
          ],
        },
      },
    },
  };
}
