import type { Clock } from "../shared/clock";

/** Time that passes only when somebody waits, and then at once. */
export class VirtualClock implements Clock {
  private ms: number;

  constructor(start: Date) {
    this.ms = start.getTime();
  }

  now(): Date {
    return new Date(this.ms);
  }

  async wait(ms: number, signal?: AbortSignal): Promise<void> {
    if (!signal?.aborted) this.ms += ms;
  }
}
