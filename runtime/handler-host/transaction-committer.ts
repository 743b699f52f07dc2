import { CommitLoop } from "./commit-loop";
import type { Position } from "./held-partitions";
import type { Finished } from "./in-hand";
import type { OutgoingMessage } from "./producer";
import type { Commit } from "./progress";

/** What is finished and belongs together: an event, or a batch. All are of one partition, as long as it was ours. */
type Group = readonly Finished[];

export interface TransactionCommitterOptions {
  /** Sends and commits in one transaction, trying once. */
  send(messages: readonly OutgoingMessage[], commits: readonly Commit[]): Promise<void>;
  /** Whether the partition is still ours; what isn't is left to its new owner. */
  mayCommit(position: Position): boolean;
  /** Whether nothing of it took place, and the same may succeed a moment later. */
  mayRepeat(error: unknown): boolean;
  /** What is finished is committed, or no longer ours to commit. */
  onEnd(group: Group, isCommitted: boolean): void;
  /** Called if a transaction fails for good; none is begun afterwards. */
  onFailure(error: unknown): void;
}

/** A transaction has ten seconds; so many events' results are sent in much less. */
const MOST_EVENTS = 500;

/**
 * Commits what is finished, with what was published for it: one transaction at a time, and whatever is finished while
 * one is under way goes into the next.
 */
export class TransactionCommitter {
  private pending: Group[] = [];
  private readonly loop: CommitLoop;

  constructor(private readonly options: TransactionCommitterOptions) {
    this.loop = new CommitLoop({
      hasPending: () => this.pending.length > 0,
      sendPending: () => this.sendPending(),
      onFailure: (error) => options.onFailure(error),
    });
  }

  get isHeldUp(): boolean {
    return this.loop.isHeldUp;
  }

  /** To be called for each key in its order. */
  add(group: Group): void {
    this.pending.push(group);
    this.loop.begin();
  }

  /** Resolves once everything added so far is committed, or has failed for good. */
  flush(): Promise<void> {
    return this.loop.flush();
  }

  /** False if it is to be tried again. */
  private async sendPending(): Promise<boolean> {
    const ours: Group[] = [];
    for (const group of this.take()) {
      if (group[0] && this.options.mayCommit(group[0].entry.position)) ours.push(group);
      else this.options.onEnd(group, false);
    }
    const finished = ours.flat();
    if (finished.length === 0) return true;
    // Not before: what is told to be done must be in the same transaction, or in one before.
    for (const { entry } of finished) entry.progress.finish(entry.range);
    const messages = finished.flatMap(({ outcome }) => outcome.messages);
    const progress = new Set(finished.map(({ entry }) => entry.progress));
    try {
      await this.options.send(
        messages,
        [...progress].map((each) => each.commit()),
      );
    } catch (error) {
      if (!this.options.mayRepeat(error)) throw error;
      this.pending = [...ours, ...this.pending];
      return false;
    }
    for (const group of ours) this.options.onEnd(group, true);
    return true;
  }

  private take(): Group[] {
    let events = 0;
    const count = this.pending.findIndex((group, index) => {
      events += group.length;
      return index > 0 && events > MOST_EVENTS;
    });
    return this.pending.splice(0, count < 0 ? this.pending.length : count);
  }
}
