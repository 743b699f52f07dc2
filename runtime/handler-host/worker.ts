import type { Message } from "@platformatic/kafka";
import { aborted, rejectOnAbort } from "../shared/abort";
import { backoff, delay } from "../shared/delay";
import type { Logger } from "../shared/log";
import { isPassingCommitError } from "./commit-offsets";
import { type Commit, Committer } from "./committer";
import type { EventProcessor } from "./event-processor";
import { GroupConsumer, positionOf } from "./group-consumer";
import type { Position } from "./held-partitions";
import { eventId } from "./incoming-event";
import type { OutgoingMessage } from "./producer";
import { clientIdOf, type WorkerSettings } from "./settings";
import { Transactions, Undone } from "./transactions";

/** How long an event in hand may take once the process is told to stop. */
const GRACE_MS = 10_000;
/** How soon a transaction's mark that nothing follows is committed. */
const PASSED_MS = 1_000;
/** How long the last commit may take then. */
const FLUSH_MS = 5_000;

type Messages = readonly OutgoingMessage[];

interface InHand {
  readonly position: Position;
  readonly abort: AbortController;
}

/**
 * Consumes the subscribed streams: one event at a time, in each partition's order. An event's offset is committed after
 * it is handled or a dead letter, so that every event is one of both at least once. With transactions it is committed
 * together with what the handler has published, so that this is there exactly once.
 */
export class Worker {
  private readonly topics: readonly string[];
  private readonly group: GroupConsumer;
  private readonly committer: Committer;
  private readonly transactions: Transactions | undefined;
  /** Aborted when no further event may be begun. */
  private readonly stopping = new AbortController();
  private failure: unknown;
  private inHand: InHand | undefined;

  constructor(
    settings: WorkerSettings,
    private readonly processor: EventProcessor,
    private readonly log: Logger,
  ) {
    this.topics = settings.subscriptions.map(({ topic }) => topic);
    this.group = new GroupConsumer(settings, log, {
      onAssigned: () => this.dropLost(),
      onFailure: (error) => this.fail(error),
    });
    const { kafka, transactionalIdPrefix: prefix } = settings;
    this.transactions = prefix ? new Transactions(kafka, clientIdOf(settings), prefix, log) : undefined;
    this.committer = new Committer({
      send: (commits) => this.group.commit(commits),
      mayCommit: (commit) => this.group.held.has(commit),
      isPassing: isPassingCommitError,
      onFailure: (error) => this.fail(error),
    });
  }

  /** What the worker still waits for, or undefined once it is a member of its group. */
  readiness(): string | undefined {
    return this.group.isMember ? undefined : "joining the consumer group";
  }

  /** Begins no further event. `run` resolves once the event in hand is done and committed. */
  stop(): void {
    if (this.stopping.signal.aborted) return;
    this.stopping.abort();
    setTimeout(() => this.inHand?.abort.abort(new Error("The process ends.")), GRACE_MS).unref();
  }

  /** Resolves after `stop`; rejects when an event can't be handled or Kafka can't be reached. */
  async run(): Promise<void> {
    await Promise.race([this.consume(), this.group.hopeless]).catch((error: unknown) => this.fail(error));
    await Promise.race([this.committer.flush(), delay(FLUSH_MS)]);
    await Promise.all([this.group.close(), this.transactions?.close()]);
    if (this.failure !== undefined) throw this.failure;
  }

  private async consume(): Promise<void> {
    const { signal } = this.stopping;
    const stream = await Promise.race([this.group.open(this.topics), aborted(signal)]);
    if (!stream) return;
    // Fails if the iteration below ends first, which destroys the stream too.
    signal.addEventListener("abort", () => void stream.close().catch(() => undefined));
    setInterval(() => this.commitPassed(), PASSED_MS).unref();
    for await (const message of stream) {
      if (signal.aborted) return;
      await this.take(message);
      if (signal.aborted) return;
    }
  }

  private async take(message: Message): Promise<void> {
    const position = positionOf(message);
    if (!this.group.held.wants(position)) return;
    const event = eventId(message);
    const abort = new AbortController();
    this.inHand = { position, abort };
    const { transactions } = this;
    const commit = { ...position, offset: message.offset + 1n, leaderEpoch: message.leaderEpoch };
    const together =
      transactions && ((messages: Messages) => this.commitTogether(transactions, messages, commit, abort));
    try {
      const processed = this.processor.process(message, abort.signal, this.stopping.signal, together);
      await Promise.race([processed, rejectOnAbort(abort.signal)]);
      this.group.held.handled(position);
      if (!transactions) this.committer.add(commit);
    } catch (error) {
      if (!abort.signal.aborted && !this.stopping.signal.aborted) throw error;
      this.log.warn("Gave up an event; it will be delivered again", { event, error });
    } finally {
      this.inHand = undefined;
    }
  }

  private commitPassed(): void {
    if (this.inHand || this.stopping.signal.aborted) return;
    for (const commit of this.group.passed()) {
      this.group.held.handled({ ...commit, offset: commit.offset - 1n });
      this.committer.add(commit);
    }
  }

  /** Again as long as the partition is ours, if the group was being divided anew. */
  private async commitTogether(
    transactions: Transactions,
    messages: Messages,
    commit: Commit,
    { signal }: AbortController,
  ): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.group.commitWith(transactions, messages, commit);
      } catch (error) {
        if (!(error instanceof Undone) || !isPassingCommitError(error.cause)) throw error;
        this.log.debug("A transaction was undone; trying again", { error });
      }
      await delay(backoff(attempt, 50, 1_000), signal);
      signal.throwIfAborted();
    }
  }

  private dropLost(): void {
    if (!this.inHand || this.group.held.has(this.inHand.position)) return;
    this.inHand.abort.abort(new Error("The event's partition belongs to another replica now."));
  }

  /** The first failure counts; what fails while the worker is stopping anyway is for the log. */
  private fail(error: unknown): void {
    if (this.stopping.signal.aborted) {
      this.log.debug("Failed while stopping", { error });
      return;
    }
    this.failure = error;
    this.stop();
  }
}
