/** How late a deadline may be noticed. */
const EVERY_MS = 100;

interface Deadline {
  readonly at: number;
  readonly onTime: () => void;
}

/** Many deadlines with one timer: to set and clear a timer takes longer than handling a small event. */
export class Deadlines {
  private readonly pending = new Set<Deadline>();
  private timer: NodeJS.Timeout | undefined;

  /** Calls `onTime` after `ms`, or up to 100 ms later, unless the deadline is removed before. */
  add(ms: number, onTime: () => void): Deadline {
    const deadline = { at: performance.now() + ms, onTime };
    this.pending.add(deadline);
    this.timer ??= setInterval(() => this.look(), EVERY_MS).unref();
    return deadline;
  }

  remove(deadline: Deadline): void {
    this.pending.delete(deadline);
  }

  private look(): void {
    const now = performance.now();
    for (const deadline of this.pending) {
      if (deadline.at > now) continue;
      this.pending.delete(deadline);
      deadline.onTime();
    }
    if (this.pending.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
