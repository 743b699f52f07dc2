/** Wakes whoever waits for something to change. */
export class Bell {
  private waiting: (() => void)[] = [];

  ring(): void {
    if (this.waiting.length === 0) return;
    const { waiting } = this;
    this.waiting = [];
    for (const wake of waiting) wake();
  }

  /** Resolves when it rings next. */
  rung(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
