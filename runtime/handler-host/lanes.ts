/** Never rejects. */
export type Task = () => Promise<void>;

interface Ready {
  readonly lane: string | undefined;
  readonly task: Task;
}

/** Runs tasks side by side, so many at once; those of one lane one after the other, in the order in which they came. */
export class Lanes {
  private running = 0;
  private ready: Ready[] = [];
  /** What waits in each lane that has a task running or ready. */
  private readonly waiting = new Map<string, Task[]>();

  /** @param onEnd called after each task */
  constructor(
    private readonly limit: number,
    private readonly onEnd: () => void,
  ) {}

  /** Nothing more would begin now. */
  get isFull(): boolean {
    return this.running >= this.limit;
  }

  /**
   * @param lane undefined for a task that no other has to wait for
   * @returns whether the task has begun
   */
  add(lane: string | undefined, task: Task): boolean {
    const queue = lane === undefined ? undefined : this.waiting.get(lane);
    if (queue) {
      queue.push(task);
      return false;
    }
    if (lane !== undefined) this.waiting.set(lane, []);
    if (this.running >= this.limit) {
      this.ready.push({ lane, task });
      return false;
    }
    this.run(lane, task);
    return true;
  }

  private run(lane: string | undefined, task: Task): void {
    this.running++;
    void task().then(() => this.ended(lane));
  }

  private ended(lane: string | undefined): void {
    this.running--;
    if (lane !== undefined) this.advance(lane);
    const next = this.ready.shift();
    if (next) this.run(next.lane, next.task);
    this.onEnd();
  }

  private advance(lane: string): void {
    const task = this.waiting.get(lane)?.shift();
    if (task) this.ready.push({ lane, task });
    else this.waiting.delete(lane);
  }
}
