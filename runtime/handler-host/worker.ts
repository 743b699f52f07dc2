import type { Message } from "@platformatic/kafka";
import { aborted } from "../shared/abort";
import { Bell } from "../shared/bell";
import { systemClock } from "../shared/clock";
import { delay } from "../shared/delay";
import type { Logger } from "../shared/log";
import { Batches } from "./batches";
import { Commits } from "./commits";
import { type Events, GroupConsumer, positionOf } from "./group-consumer";
import type { Partition } from "./held-partitions";
import { type Entry, InHand } from "./in-hand";
import { eventId } from "./incoming-event";
import { JobEnd } from "./job-end";
import { laneOf } from "./lane-of";
import { Lanes } from "./lanes";
import { nothing } from "./outcome";
import { ownBytes } from "./own-bytes";
import { retriedIn } from "./retried-event";
import { MOST_DELAY_MS } from "./retry-policy";
import { topicsOf, type WorkerSettings } from "./settings";
import type { Processor } from "./traced-processor";
import { transactionsOf } from "./transactions";
import type { Work } from "./work-assigner";

/** How soon a transaction's mark that nothing follows is committed. */
const PASSED_MS = 1_000;
/** How soon the process of a Job notices that it is to end. */
const END_MS = 250;
/** How soon events are begun again once commits come through. */
const HELD_UP_MS = 50;
/** How long the last commit is waited for once nothing is in hand. */
const FLUSH_MS = 5_000;
/** And at least so long since the stop: a broker may just be restarting. */
const LAST_COMMIT_MS = 15_000;

/**
 * Consumes the subscribed streams: events of different keys side by side, those of one key in order. What is committed
 * of an event is that it is handled or a dead letter, so that each is one of both at least once. With transactions it is
 * committed together with what the handler has published, so that this is there exactly once.
 */
export class Worker {
  private readonly group: GroupConsumer;
  private readonly bell = new Bell();
  private readonly inHand: InHand;
  private readonly lanes: Lanes;
  private readonly batches: Batches;
  private readonly commits: Commits;
  /** Aborted when no further event may be begun. */
  private readonly stopping = new AbortController();
  private readonly jobEnd: JobEnd | undefined;
  private readonly retryTopics: ReadonlySet<string | undefined>;
  private lastCommit: Promise<void> = Promise.resolve();
  private failure: unknown;

  constructor(
    private readonly settings: WorkerSettings,
    private readonly processor: Processor,
    private readonly log: Logger,
  ) {
    this.group = new GroupConsumer(settings, log, {
      onReleased: (partitions) => this.letGo(partitions),
      onAssigned: () => this.assigned(),
      onFailure: (error) => this.fail(error),
      work: () => this.work(),
    });
    this.jobEnd = settings.job && new JobEnd(settings.job, systemClock);
    this.inHand = new InHand(this.group.held, (partition) => this.group.committedAt(partition), this.bell);
    this.lanes = new Lanes(settings.concurrency, () => this.bell.ring());
    this.batches = new Batches(settings.subscriptions, (lane, take) =>
      this.lanes.add(lane, () => this.handleBatch(take())),
    );
    this.retryTopics = new Set(settings.subscriptions.map(({ retryTopic }) => retryTopic));
    this.commits = new Commits(this.group, transactionsOf(settings, log), {
      onEnd: (finished) => this.inHand.committed(finished),
      onFailure: (error) => this.fail(error),
    });
  }

  /** What the worker still waits for, or undefined once it is a member of its group. */
  readiness(): string | undefined {
    return this.group.isMember ? undefined : "joining the consumer group";
  }

  /** Begins no further event. `run` resolves once the events in hand are done and committed. */
  stop(): void {
    if (this.stopping.signal.aborted) return;
    const reason = new Error("The process ends.");
    this.stopping.abort(reason);
    this.inHand.stop(reason);
    this.batches.closeAll();
    this.bell.ring();
    setTimeout(() => this.inHand.abort(reason), this.settings.graceMs).unref();
    this.lastCommit = delay(LAST_COMMIT_MS);
  }

  /** Resolves after `stop`; rejects when an event can't be handled or Kafka can't be reached. */
  async run(): Promise<void> {
    await Promise.race([this.consume(), this.group.hopeless]).catch((error: unknown) => this.fail(error));
    await this.inHand.settled();
    await Promise.race([this.commits.flush(), Promise.all([this.lastCommit, delay(FLUSH_MS)])]);
    await Promise.all([this.group.close(), this.commits.close()]);
    if (this.failure !== undefined) throw this.failure;
  }

  private async consume(): Promise<void> {
    const { signal } = this.stopping;
    const stream = await Promise.race([this.group.open(topicsOf(this.settings.subscriptions)), aborted(signal)]);
    if (!stream) return;
    signal.addEventListener("abort", () => this.group.endReading(stream));
    setInterval(() => this.commitPassed(), PASSED_MS).unref();
    if (this.jobEnd) setInterval(() => this.endJob(), END_MS).unref();
    await this.read(stream);
  }

  /** As `for await` would, but without a promise for each event, and no further than can be begun. */
  private async read(stream: Events): Promise<void> {
    const { signal } = this.stopping;
    let failure: unknown;
    const ring = () => this.bell.ring();
    stream.on("readable", ring).on("end", ring).on("close", ring);
    stream.on("error", (error) => {
      failure = error;
    });
    while (!signal.aborted && !stream.closed && !stream.readableEnded) {
      const message = this.lanes.isFull ? null : (stream.read() as Message | null);
      if (message === null) {
        await this.bell.rung();
        continue;
      }
      while (!signal.aborted && !this.inHand.hasRoom(message)) await this.bell.rung();
      if (!signal.aborted) this.take(message);
    }
    if (failure !== undefined) throw failure;
  }

  private take(message: Message): void {
    const { held } = this.group;
    const position = positionOf(message);
    if (!held.wants(position)) return;
    held.took(position);
    this.jobEnd?.touch();
    const entry = this.inHand.take(message, position);
    if (!entry) return;
    if (this.retryTopics.has(message.topic)) {
      void this.takeBack(entry);
      return;
    }
    if (this.batches.take(entry)) return;
    const hasBegun = this.lanes.add(laneOf(message, this.settings.concurrency), () => this.handle(entry));
    if (!hasBegun) entry.message = ownBytes(message);
  }

  /** It is in no lane: nothing waits for it, and it waits for its time alone. */
  private async takeBack(entry: Entry): Promise<void> {
    const { message, attempts, at } = retriedIn(entry.message);
    entry.message = ownBytes(message);
    entry.attempts = attempts;
    // Whoever sent it may have another time than we have.
    await delay(Math.min(at - Date.now(), MOST_DELAY_MS), entry.hold.tries.signal);
    this.lanes.add(undefined, () => (this.batches.has(message.topic) ? this.handleBatch([entry]) : this.handle(entry)));
  }

  private async handle(entry: Entry): Promise<void> {
    const { message, attempts, hold } = entry;
    if (this.commits.isHeldUp) await this.untilCommitting(entry);
    if (this.settings.job) await this.begin([entry]);
    if (hold.tries.aborted) {
      this.inHand.giveUp(entry);
      return;
    }
    try {
      const outcome = await this.processor.process(message, hold, attempts);
      this.commits.add([this.inHand.finish(entry, outcome)]);
    } catch (error) {
      this.gaveUp(entry, error);
    }
  }

  /** All of them or none: what was published for a batch is published for all of it. */
  private async handleBatch(batch: readonly Entry[]): Promise<void> {
    const [earliest] = batch;
    if (!earliest) return;
    if (this.commits.isHeldUp) await this.untilCommitting(earliest);
    if (this.settings.job) await this.begin(batch);
    // Others may have had the partition meanwhile: what was read before is theirs, and what was read since is ours.
    for (const entry of batch) if (entry.hold.tries.aborted) this.inHand.giveUp(entry);
    const ours = batch.filter(({ hold }) => !hold.tries.aborted);
    const [first] = ours;
    if (!first) return;
    try {
      const outcome = await this.processor.processBatch(
        ours.map(({ message }) => message),
        first.hold,
        first.attempts,
      );
      this.commits.add(ours.map((entry) => this.inHand.finish(entry, entry === first ? outcome : nothing)));
    } catch (error) {
      for (const entry of ours) this.gaveUp(entry, error);
    }
  }

  /** Waits until commits come through again, or the event may not be begun any more. */
  private async untilCommitting({ hold }: Entry): Promise<void> {
    while (this.commits.isHeldUp && !hold.tries.aborted) await delay(HELD_UP_MS, hold.tries.signal);
  }

  /**
   * What is begun while the group is divided could be given to another member: it was not among what this one has said
   * that it works on.
   */
  private async begin(entries: readonly Entry[]): Promise<void> {
    const [first] = entries;
    while (this.group.isJoining && first && !first.hold.tries.aborted) {
      await Promise.race([this.group.joined(), aborted(first.hold.tries.signal)]);
    }
    for (const entry of entries) entry.hasBegun = true;
  }

  /** An event that waits in `begin` fills a lane, but not for long. */
  private work(): Work {
    const busy = this.inHand.begun();
    return { busy, hasRoom: busy.length === 0 || !this.lanes.isFull };
  }

  private assigned(): void {
    this.jobEnd?.touch();
    this.inHand.dropLost(new Error("The event's partition belongs to another replica now."));
  }

  private endJob(): void {
    const reason = this.jobEnd?.reason(this.inHand.isIdle);
    if (reason === undefined || this.stopping.signal.aborted) return;
    this.log.info("The Job ends", { reason });
    this.stop();
  }

  /** The event stays uncommitted. */
  private gaveUp(entry: Entry, error: unknown): void {
    if (!entry.hold.tries.aborted) this.fail(error);
    else this.log.warn("Gave up an event; it will be delivered again", { event: eventId(entry.message), error });
    this.inHand.giveUp(entry);
  }

  private commitPassed(): void {
    if (!this.inHand.isIdle || this.stopping.signal.aborted) return;
    for (const position of this.group.passed()) {
      this.group.held.took({ ...position, offset: position.offset - 1n });
      this.inHand.pass(position);
    }
    for (const progress of this.inHand.ahead()) this.commits.advance(progress);
  }

  /** Finishes what is under way there, so that nobody has to handle it again. */
  private async letGo(partitions: readonly Partition[]): Promise<void> {
    this.inHand.release(partitions, new Error("The group takes the event's partition back."));
    this.batches.closeAll();
    await this.inHand.settled(partitions);
    await this.commits.flush();
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
