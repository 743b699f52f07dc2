import type { Container, PodSpec } from "../kubernetes/objects";

/** Above the ids that hosts give to users, and the images' own: a process that escapes is nobody on the node. */
const ID = 65_532;

/** Meets Pod Security "restricted" (https://kubernetes.io/docs/concepts/security/pod-security-standards/). */
export const restrictedPod = {
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  securityContext: {
    runAsNonRoot: true,
    runAsUser: ID,
    runAsGroup: ID,
    fsGroup: ID,
    fsGroupChangePolicy: "OnRootMismatch",
    seccompProfile: { type: "RuntimeDefault" },
  },
} satisfies Partial<PodSpec>;

export const restrictedContainer = {
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
  },
  imagePullPolicy: "IfNotPresent",
  // The last lines of a crashed container's output become its status message, where people look first.
  terminationMessagePolicy: "FallbackToLogsOnError",
} satisfies Partial<Container>;

/** Where every container of ours finds the mounted runtime. */
export const RUNTIME_FOLDER = "/opt/headwater/runtime";

export const runtimeCommand = (...args: string[]): string[] => ["node", `${RUNTIME_FOLDER}/start.cjs`, ...args];
