/** What the node's supervisor is told: plain data, so that the supervisor needs nothing else of the project. */
export interface NodeSpec {
  /** Changes when anything that the components were started with changes. */
  readonly fingerprint: string;
  readonly components: readonly ComponentSpec[];
  /** Where the supervisor writes each component's output: `<folder>/<name>.log`. */
  readonly logs: string;
  readonly statusFile: string;
}

export interface ComponentSpec {
  readonly name: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Components that must be ready before this one starts. */
  readonly after: readonly string[];
  /** What else must answer before it starts for the first time. */
  readonly once?: Probe;
  readonly probe: Probe;
}

export type Probe =
  | { readonly kind: "socket"; readonly path: string }
  | { readonly kind: "http"; readonly url: string }
  | { readonly kind: "https"; readonly url: string; readonly ca: string; readonly cert: string; readonly key: string };

/** What the supervisor reports, written anew on each change. */
export interface NodeStatus {
  readonly fingerprint: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** On its way down. */
  readonly stopping: boolean;
  readonly components: readonly ComponentStatus[];
}

export interface ComponentStatus {
  readonly name: string;
  /**
   * waiting: for another component; starting: runs, never answered its probe yet;
   * ready: answers; unhealthy: did answer, does not now; stopped: ended, starts again soon.
   */
  readonly state: "waiting" | "starting" | "ready" | "unhealthy" | "stopped";
  /** As seen inside the node. */
  readonly pid?: number;
  readonly restarts: number;
  /** How it ended last. */
  readonly lastExit?: string;
}
