import type { ResourceRequirements, Volume } from "../kubernetes/objects";
import type { ResourcesDeclaration } from "../model/workload-declarations";

/**
 * What a container may use. The ephemeral storage is its log, of which the kubelet keeps 50 MiB by default, and /tmp;
 * whoever writes more is evicted before the node's disk is full.
 */
export const containerResources = ({ cpu, memory, memoryLimit }: ResourcesDeclaration): ResourceRequirements => ({
  requests: { cpu, memory, "ephemeral-storage": "64Mi" },
  limits: { memory: memoryLimit, "ephemeral-storage": "1Gi" },
});

/** For temporary files: the root file system is read-only. */
export const tmpVolume = { name: "tmp", emptyDir: { sizeLimit: "512Mi" } } satisfies Volume;
