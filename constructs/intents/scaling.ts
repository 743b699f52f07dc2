import type { ScheduleDeclaration } from "../model/scaling-declarations";

export interface ScalingIntent {
  readonly kind: "scaling";
  readonly workload: string;
  /** Whether its replicas have volumes of their own. */
  readonly stateful: boolean;
  readonly min: number;
  readonly max: number;
  /** Seconds. */
  readonly pollingInterval: number;
  /** Seconds. */
  readonly cooldown: number;
  readonly credentials: string;
  readonly bootstrapServers: string;
  readonly lag: readonly LagTrigger[];
  readonly schedules: readonly ScheduleDeclaration[];
}

/** Of a workload whose replicas are pods of Jobs. */
export interface JobScaling extends Omit<ScalingIntent, "kind" | "stateful" | "min" | "schedules"> {
  /** Seconds that a pod which is told to end may take for the event that it has in hand. */
  readonly grace: number;
}

export interface LagTrigger {
  readonly topic: string;
  readonly group: string;
  readonly lagPerReplica: number;
}
