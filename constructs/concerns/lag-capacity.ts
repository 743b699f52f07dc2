import type { StreamDeclaration } from "../model/declarations";
import type { ScalingDeclaration } from "../model/scaling-declarations";

/**
 * Unread events that a workload should hold at most when all its replicas run. A partition is read by one replica, so
 * replicas beyond the partitions hold nothing.
 */
export const lagCapacity = ({ max, lagPerReplica }: ScalingDeclaration, { partitions }: StreamDeclaration): number =>
  lagPerReplica * Math.min(max, partitions);
