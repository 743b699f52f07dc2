export interface ScalingDeclaration {
  readonly min: number;
  readonly max: number;
  readonly lagPerReplica: number;
  /** Seconds between two looks at the lag while nothing runs. */
  readonly pollingInterval: number;
  /** Seconds without an event after which the last replica goes. */
  readonly cooldown: number;
  /** When more run than the lag asks for. Absent: never. */
  readonly schedules?: readonly ScheduleDeclaration[];
  /** Whether a replica is the pod of a Job, which ends by itself after `cooldown`. Absent: it is not. */
  readonly jobs?: boolean;
}

export interface RequestScalingDeclaration {
  readonly min: number;
  readonly max: number;
  /** At the same time. */
  readonly requestsPerReplica: number;
  /** Seconds without a request after which the last replica goes. */
  readonly cooldown: number;
}

export interface ScheduleDeclaration {
  /** Times of cron, in five fields. */
  readonly start: string;
  readonly end: string;
  /** Of the IANA database. */
  readonly timezone: string;
  readonly replicas: number;
}
