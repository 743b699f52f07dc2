import { CommitLoop } from "./commit-loop";
import type { Commit, Progress } from "./progress";

export interface CommitterOptions {
  /** Commits on the broker, trying once. */
  send(commits: readonly Commit[]): Promise<void>;
  /** Whether the partition is still ours; what isn't is left to its new owner. */
  mayCommit(commit: Commit): boolean;
  /** Whether the same may succeed a moment later. */
  isPassing(error: unknown): boolean;
  /** Called if a commit fails for good; nothing is committed afterwards. */
  onFailure(error: unknown): void;
}

/**
 * Commits what is handled, one request at a time: whatever is handled while a request is under way goes into the next.
 * So a slow handler's event is committed at once, and a fast handler's events in batches.
 */
export class Committer {
  private readonly pending = new Set<Progress>();
  private readonly loop: CommitLoop;

  constructor(private readonly options: CommitterOptions) {
    this.loop = new CommitLoop({
      hasPending: () => this.pending.size > 0,
      sendPending: () => this.sendPending(),
      onFailure: (error) => options.onFailure(error),
    });
  }

  get isHeldUp(): boolean {
    return this.loop.isHeldUp;
  }

  /** There is more to commit. What it is then, is committed. */
  add(progress: Progress): void {
    this.pending.add(progress);
    this.loop.begin();
  }

  /** Resolves once everything added so far is committed, or has failed for good. */
  flush(): Promise<void> {
    return this.loop.flush();
  }

  /** False if it is to be tried again. */
  private async sendPending(): Promise<boolean> {
    const sent = [...this.pending];
    const commits = sent.map((progress) => progress.commit()).filter((commit) => this.options.mayCommit(commit));
    this.pending.clear();
    try {
      if (commits.length > 0) await this.options.send(commits);
      return true;
    } catch (error) {
      if (!this.options.isPassing(error)) throw error;
      for (const progress of sent) this.pending.add(progress);
      return false;
    }
  }
}
