import type { StepFault } from "../../../constructs/testing/durable-harness";

/** What goes wrong with steps, by their names. */
export class Faults {
  private readonly faults = new Map<string, StepFault & { times: number }>();

  inject(step: string, fault: StepFault): void {
    const { times = fault.fault === "crash" ? 1 : Number.POSITIVE_INFINITY } = fault;
    this.faults.set(step, { ...fault, times });
  }

  /** Of this try of the step. */
  next(step: string): StepFault | undefined {
    const fault = this.faults.get(step);
    if (!fault || fault.times <= 0) return undefined;
    fault.times--;
    return fault;
  }
}
