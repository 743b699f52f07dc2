import type { VirtualClock } from "../virtual-clock";

interface Timer {
  readonly at: number;
  /** Waited for without anybody's doing: time goes forward to it by itself. */
  readonly isRetry: boolean;
  go(): void;
}

/** What goes off at a time of the harness. */
export class Timers {
  private timers: Timer[] = [];

  constructor(private readonly clock: VirtualClock) {}

  add(ms: number, go: () => void, isRetry = false): void {
    this.timers.push({ at: this.clock.now().getTime() + ms, go, isRetry });
    this.timers.sort((a, b) => a.at - b.at);
  }

  get hasRetries(): boolean {
    return this.timers.some(({ isRetry }) => isRetry);
  }

  /** Lets time pass to the next timer, which goes off. @returns false if none is due until then, and time stands still */
  goNext(until = Number.POSITIVE_INFINITY): boolean {
    const [next, ...later] = this.timers;
    if (!next || next.at > until) return false;
    this.timers = later;
    this.passTo(next.at);
    next.go();
    return true;
  }

  passTo(time: number): void {
    void this.clock.wait(Math.max(0, time - this.clock.now().getTime()));
  }
}
