import type { Finding } from "./kube-score";

/** A critical finding of kube-score that is no mistake, and why. */
export interface Reason {
  readonly check: string;
  /** What the finding must say, and of which objects. @default any */
  readonly text?: RegExp;
  readonly objects?: RegExp;
  readonly why: string;
}

export const reasons: readonly Reason[] = [
  {
    check: "container-resources",
    text: /^\S+: CPU limit is not set$/,
    why: "A limit of CPU throttles who could use what others leave idle; requests already share it fairly when it is short.",
  },
  {
    check: "container-image-pull-policy",
    text: /^\S+: ImagePullPolicy is not set to Always$/,
    why: "Images have fixed versions, so what a node has is right; and a pod starts although the registry is down.",
  },
  {
    check: "pod-probes-identical",
    objects: /^Deployment\/shop\/pricing$/,
    why: "A container of the user's has one health check. A pod that fails it leaves its Service first, and is restarted only when that lasts.",
  },
  {
    check: "pod-probes",
    text: /^Container is missing a readinessProbe$/,
    objects: /^StatefulSet\/billing-prod\/invoicing$/,
    why: "A container without port and health check can't be asked anything; nobody connects to it either.",
  },
  {
    check: "networkpolicy-targets-pod",
    objects: /^NetworkPolicy\/(platform|hub)\/(gateway|(keys|limits|requests)-from)-/,
    why: "Envoy Gateway makes the proxies' pods, so no release has them.",
  },
  {
    check: "networkpolicy-targets-pod",
    objects: /^NetworkPolicy\/shop\/(archive|films|route-of-archive-from-public-to-archive)$/,
    why: "Knative makes the pods of a service that follows its requests, KEDA those of a worker that runs as Jobs.",
  },
  {
    check: "statefulset-has-servicename",
    objects: /^StatefulSet\/(platform|hub)\/registry$/,
    why: "A single replica with a volume, which is asked through its Service; nobody needs a name for its pod.",
  },
];

/** The findings that no reason explains, and the reasons that explain none. */
export function unexplained(findings: readonly Finding[]): { findings: Finding[]; unused: Reason[] } {
  const explains = (reason: Reason, { check, text, object }: Finding) =>
    reason.check === check && (reason.text?.test(text) ?? true) && (reason.objects?.test(object) ?? true);
  return {
    findings: findings.filter((finding) => !reasons.some((reason) => explains(reason, finding))),
    unused: reasons.filter((reason) => !findings.some((finding) => explains(reason, finding))),
  };
}
