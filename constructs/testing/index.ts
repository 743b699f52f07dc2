export type {
  DurableCallees,
  DurableHarness,
  DurableTarget,
  Invocation,
  Step,
  StepFault,
} from "./durable-harness";
export { allPods, findObject, type ObjectKey, type PodTemplate, resourceCount } from "./find-object";
export type { Harness, HarnessOptions, LogLine } from "./harness";
export { objectsOf, problemsOf } from "./objects-of";
export { type PlanOptions, planSnapshot } from "./plan-snapshot";
export type { Answer, ServiceHarness } from "./service-harness";
export { synthObjects } from "./synth-objects";
export { type DurableHarnessOptions, testDurable } from "./test-durable";
export { testService } from "./test-service";
export { testWorker } from "./test-worker";
export type { DeadLetter, Handling, TestEvent, WorkerHarness } from "./worker-harness";
