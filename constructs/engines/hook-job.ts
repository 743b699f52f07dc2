import { images } from "../delivery/pins";
import type { EnvVar, Job } from "../kubernetes/objects";
import { HOOK_LABEL } from "../model/labels";
import { containerResources } from "./container-resources";
import type { Owner } from "./engine";
import { labels } from "./labels";
import { RUNTIME_FOLDER, restrictedContainer, restrictedPod, runtimeCommand } from "./pod-security";

/** Who may speak to the provisioner for a team; created with the team's namespace. */
export const HOOK_SERVICE_ACCOUNT = "headwater-hook";
/** The audience of the hook's token: it is worth nothing to the Kubernetes API. */
const PROVISIONER_AUDIENCE = "headwater-provisioner";

/** Below Helm's own timeout, so that the hook's cause is known before Helm gives up. Seconds. */
const DEADLINE = 120;

/** What the hook ends with when it has its answer, and has itself tried again where that helps. */
const VERDICTS = [1, 78];

export interface HookJobProps {
  readonly owner: Owner;
  /** What the runtime's program `hook` is to do. */
  readonly verb: string;
  /** Helm's names of the moments at which it runs. */
  readonly at: string;
  readonly env: readonly EnvVar[];
  /** Seconds. @default 120 */
  readonly deadline?: number;
}

/** A Job of a release that speaks to the provisioner for the release's owner; the release waits for it. */
export function hookJob({ owner, verb, at, env, deadline }: HookJobProps): Job {
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: {
      name: `${owner.name}-${verb}`,
      namespace: owner.namespace,
      labels: labels(owner.name),
      annotations: {
        "helm.sh/hook": at,
        // A failed Job stays until the next try, so that its cause can be read.
        "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
      },
    },
    spec: {
      // Only a pod that was killed is worth another one.
      backoffLimit: 1,
      podFailurePolicy: { rules: [{ action: "FailJob", onExitCodes: { operator: "In", values: VERDICTS } }] },
      activeDeadlineSeconds: deadline ?? DEADLINE,
      ttlSecondsAfterFinished: 600,
      template: {
        // Not the workload's own labels: its Service, budget and policies must not take a hook for one of its pods.
        metadata: {
          labels: {
            ...labels("headwater-hook"),
            [HOOK_LABEL]: "true",
            "app.kubernetes.io/component": verb,
            ...owner.hookLabels,
          },
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
                // Short of the Job's own, so that the cause is told.
                ...(deadline === undefined
                  ? []
                  : [{ name: "HEADWATER_DEADLINE_SECONDS", value: String(deadline - 10) }]),
                ...env,
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
