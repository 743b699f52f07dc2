export { allPods, findObject, type ObjectKey, type PodTemplate, resourceCount } from "./find-object";
export { objectsOf, problemsOf } from "./objects-of";
export { type PlanOptions, planSnapshot } from "./plan-snapshot";
export { synthObjects } from "./synth-objects";
export { testWorker } from "./test-worker";
export type {
  DeadLetter,
  Handling,
  LogLine,
  TestEvent,
  WorkerHarness,
  WorkerHarnessOptions,
} from "./worker-harness";
