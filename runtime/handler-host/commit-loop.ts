import { backoff, delay } from "../shared/delay";

/** Brokers answer in milliseconds; a transaction of many results takes some more. */
const LONG_MS = 250;

export interface Commitments {
  /** Whether anything is to be committed. */
  hasPending(): boolean;
  /** Tries once to commit it. False if it is to be tried again. */
  sendPending(): Promise<boolean>;
  /** Called if it fails for good; nothing is committed afterwards. */
  onFailure(error: unknown): void;
}

/** Commits as long as there is something to commit, one request or transaction at a time. */
export class CommitLoop {
  private running: Promise<void> | undefined;
  /** Since when what is to be committed waits for it: under way, or tried again, by us or by the client itself. */
  private since: number | undefined;

  constructor(private readonly commitments: Commitments) {}

  /** Nothing has been committed for longer than brokers take that are there. */
  get isHeldUp(): boolean {
    return this.since !== undefined && performance.now() - this.since > LONG_MS;
  }

  /** There is something to commit. */
  begin(): void {
    this.running ??= this.drain();
  }

  /** Resolves once everything so far is committed, or has failed for good. */
  async flush(): Promise<void> {
    await this.running;
  }

  private async drain(): Promise<void> {
    await undefined; // so that what is finished side by side goes together, and `running` is set before it is cleared
    try {
      for (let attempt = 1; this.commitments.hasPending(); attempt++) {
        this.since ??= performance.now();
        if (await this.commitments.sendPending()) {
          this.since = undefined;
          attempt = 0;
        } else await delay(backoff(attempt, 50, 1_000));
      }
      this.running = undefined;
    } catch (error) {
      // `running` stays, so that no later commit hides that this one is missing.
      this.commitments.onFailure(error);
    }
  }
}
