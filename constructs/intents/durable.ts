/** A version of a durable function that is to take all new calls. */
export interface DurableIntent {
  readonly kind: "durable";
  /** What the engine knows it by, "team.name": journals and state hang on it. */
  readonly service: string;
  /** Of its objects. */
  readonly version: string;
  /** ConfigMap with the runtime that hosts it, of which the version keeps a copy. */
  readonly runtimeConfigMap: string;
}

/** Runs a version while it has something to do. */
export interface DurableScalingIntent {
  readonly kind: "durable-scaling";
  readonly workload: string;
  readonly version: string;
  readonly maxReplicas: number;
  /** Answers with `{"invocations": 3}`: how many the version has to work on. */
  readonly demandUrl: string;
}
