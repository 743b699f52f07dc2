/** An offset to commit: that of the next event to handle. */
export interface Commit {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly leaderEpoch: number;
}

/**
 * Commits what is handled, one request at a time: whatever is handled while a request is under way goes into the next.
 * So a slow handler's event is committed at once, and a fast handler's events in batches.
 */
export class Committer {
  private pending = new Map<string, Commit>();
  private running: Promise<void> | undefined;

  /**
   * @param send commits on the broker
   * @param mayCommit tells whether the partition is still ours; what isn't is left to its new owner
   * @param onError called once if a commit fails for good
   */
  constructor(
    private readonly send: (commits: readonly Commit[]) => Promise<void>,
    private readonly mayCommit: (commit: Commit) => boolean,
    private readonly onError: (error: unknown) => void,
  ) {}

  add(commit: Commit): void {
    this.pending.set(`${commit.topic}/${commit.partition}`, commit);
    this.running ??= this.drain();
  }

  /** Resolves once everything added so far is committed, or `onError` was called. */
  async flush(): Promise<void> {
    await this.running;
  }

  private async drain(): Promise<void> {
    await undefined; // so that `running` is set before it can be cleared
    try {
      while (this.pending.size > 0) {
        const commits = [...this.pending.values()].filter(this.mayCommit);
        this.pending.clear();
        if (commits.length > 0) await this.send(commits);
      }
    } catch (error) {
      this.onError(error);
    } finally {
      this.running = undefined;
    }
  }
}
