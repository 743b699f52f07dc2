import type { DurablePromise, Saga, StepInfo, StepOptions } from "../../constructs/durable/durable-api";

/** What a saga needs of its surroundings. */
export interface SagaHost {
  run<T>(
    name: string,
    action: (step: StepInfo) => Promise<T> | T,
    step: StepInfo,
    options?: StepOptions,
  ): DurablePromise<T>;
  nextStep(): StepInfo;
  /** Whether the error ends the function: any other only ends this attempt, and the function goes on where it stopped. */
  isFinal(error: unknown): boolean;
}

/** Runs the body; after a final failure undoes its steps, the last one first. */
export async function runSaga<T>(host: SagaHost, body: (saga: Saga) => Promise<T>): Promise<T> {
  const compensations: (() => Promise<void>)[] = [];
  const saga: Saga = {
    async step(name, action, compensate, { within, ...options } = {}) {
      const step = host.nextStep();
      // Before the step: one that failed or is late may have happened all the same.
      compensations.push(() => host.run(`undo ${name}`, () => compensate(step), step));
      const result = host.run(name, action, step, options);
      return await (within === undefined ? result : result.orTimeout(within));
    },
  };
  try {
    return await body(saga);
  } catch (error) {
    if (!host.isFinal(error)) throw error;
    for (const compensate of compensations.reverse()) await compensate();
    throw error;
  }
}
