/** A worker whose wake-ups are measured. */
export interface WakingWorker {
  readonly name: string;
  /** Between two looks at its lag. */
  readonly pollingSeconds: number;
  readonly tries: number;
  /** What they say. */
  readonly settings: string;
}

/** Their cooldown does not matter once they are asleep; it is short for the tries to be many. */
export const WORKERS: readonly WakingWorker[] = [
  { name: "quick", pollingSeconds: 1, tries: 20, settings: "pollingInterval 1 s" },
  { name: "usual", pollingSeconds: 2, tries: 10, settings: "pollingInterval 2 s, Headwater's default" },
  { name: "patient", pollingSeconds: 30, tries: 5, settings: "pollingInterval 30 s, KEDA's default" },
];
