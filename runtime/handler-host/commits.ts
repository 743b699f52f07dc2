import { isPassingCommitError } from "./commit-offsets";
import { Committer } from "./committer";
import type { GroupConsumer } from "./group-consumer";
import type { Position } from "./held-partitions";
import type { Finished } from "./in-hand";
import type { Progress } from "./progress";
import { TransactionCommitter } from "./transaction-committer";
import { type Transactions, Undone } from "./transactions";

export interface CommitsListener {
  /** These are committed, or no longer ours to commit. */
  onEnd(finished: readonly Finished[]): void;
  /** A commit has failed for good; nothing is committed afterwards. */
  onFailure(error: unknown): void;
}

/** Commits what is finished; with transactions, together with what was published for it. */
export class Commits {
  private readonly offsets: Committer;
  private readonly results: TransactionCommitter | undefined;

  constructor(
    group: GroupConsumer,
    private readonly transactions: Transactions | undefined,
    private readonly listener: CommitsListener,
  ) {
    const mayCommit = (position: Omit<Position, "offset">) => group.held.owns(position);
    const onFailure = (error: unknown) => listener.onFailure(error);
    this.offsets = new Committer({
      send: (commits) => group.commit(commits),
      mayCommit,
      isPassing: isPassingCommitError,
      onFailure,
    });
    this.results =
      transactions &&
      new TransactionCommitter({
        send: (messages, commits) => group.commitWith(transactions, messages, commits),
        mayCommit,
        mayRepeat: (error) => error instanceof Undone && isPassingCommitError(error.cause),
        onEnd: (finished, isCommitted) => this.ended(finished, isCommitted),
        onFailure,
      });
  }

  /** Nothing gets committed just now: what is done meanwhile would be repeated, should the partition go to another. */
  get isHeldUp(): boolean {
    return this.offsets.isHeldUp || this.results?.isHeldUp === true;
  }

  /** What belongs together: an event, or a batch. To be called for each key in its order. */
  add(finished: readonly Finished[]): void {
    if (this.results) {
      this.results.add(finished);
      return;
    }
    for (const { entry } of finished) {
      entry.progress.finish(entry.range);
      this.offsets.add(entry.progress);
    }
    this.ended(finished, true);
  }

  /** The partition's offset is further, with no event that was handled. */
  advance(progress: Progress): void {
    this.offsets.add(progress);
  }

  /** Resolves once everything added so far is committed, or has failed for good. */
  async flush(): Promise<void> {
    await Promise.all([this.offsets.flush(), this.results?.flush()]);
  }

  async close(): Promise<void> {
    await this.transactions?.close();
  }

  private ended(finished: readonly Finished[], isCommitted: boolean): void {
    if (isCommitted) for (const { outcome } of finished) outcome.done();
    this.listener.onEnd(finished);
  }
}
