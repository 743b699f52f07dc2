import {
  type ClusterMetadata,
  type ConsumerGroupJoinPayload,
  type GroupAssignment,
  type Message,
  type MessagesStream,
  MessagesStreamFallbackModes,
  MessagesStreamModes,
} from "@platformatic/kafka";
import { Bell } from "../shared/bell";
import { delay } from "../shared/delay";
import { clientOptions } from "../shared/kafka";
import { RetryWatch } from "../shared/kafka-retries";
import type { Logger } from "../shared/log";
import { ProgramError } from "../shared/program";
import { promised } from "../shared/promised";
import { tolerant } from "../shared/tolerant";
import { commitOffsets, type Membership } from "./commit-offsets";
import { CommittedConsumer } from "./committed-consumer";
import { HeldPartitions, keyOf, type Partition, type Position } from "./held-partitions";
import type { OutgoingMessage } from "./producer";
import type { Commit, Committed } from "./progress";
import { ReadPositions } from "./read-positions";
import { clientIdOf, type WorkerSettings } from "./settings";
import type { Transactions } from "./transactions";
import { assignByWork, encodeWork, type Work } from "./work-assigner";

/** How long others may take to join: the group's requests are answered in turn, and that to leave comes last. */
const REBALANCE_TIMEOUT_MS = 10_000;
/** Half of a session, in which the client sends no heartbeats. */
const RELEASE_TIMEOUT_MS = 5_000;
/** How long the coordinator may not answer: as long as brokers that restart are waited for. */
const STALL_TIMEOUT_MS = 60_000;
/** How soon partitions that were added to a topic are noticed. */
const METADATA_MAX_AGE_MS = 10_000;

const CONSUME_OPTIONS = {
  mode: MessagesStreamModes.COMMITTED,
  fallbackMode: MessagesStreamFallbackModes.EARLIEST,
  autocommit: false,
  // Bounds how long a rebalance waits for a fetch under way.
  maxWaitTime: 500,
};

const MIB = 1024 * 1024;
/** What the events that wait in memory may weigh together if a stream takes larger ones than brokers do by default. */
const WAITING_BYTES = 32 * MIB;

/** A broker gives an event that is larger than asked for, but nothing beside it. */
function fetchSizes({ subscriptions }: WorkerSettings) {
  const largest = Math.max(0, ...subscriptions.map(({ maxEventBytes = 0 }) => maxEventBytes));
  return {
    maxBytes: Math.max(8 * MIB, largest),
    maxBytesPerPartition: Math.max(MIB, largest),
    highWaterMark: largest <= MIB ? 256 : Math.max(2, Math.floor(WAITING_BYTES / largest)),
  };
}

export type Events = MessagesStream<Buffer, Buffer, Buffer, Buffer>;

export interface GroupListener {
  /** The group takes these partitions back. Waited for, up to half a session: others get them then. */
  onReleased(partitions: readonly Partition[]): Promise<void>;
  /** The group gave us other partitions: see `held`. */
  onAssigned(): void;
  /** We can't go on as a member. */
  onFailure(error: unknown): void;
  /** What the process does now. Asked of Jobs alone, before each joining. */
  work(): Work;
}

/** A member of the workload's consumer group. */
export class GroupConsumer {
  readonly held = new HeldPartitions();
  /** Rejects once Kafka does not accept us. Never resolves. */
  readonly hopeless: Promise<never>;
  private readonly consumer: CommittedConsumer;
  private readonly retries: RetryWatch;
  private readonly options: typeof CONSUME_OPTIONS & ReturnType<typeof fetchSizes>;
  private readonly partitionCounts = new Map<string, number>();
  private positions: ReadPositions | undefined;
  private membership: Membership | undefined;
  /** Of the events, or of nothing if they can't be had. */
  private opened: Promise<Events | undefined> = Promise.resolve(undefined);
  private readonly bell = new Bell();
  /** Whether the group is being divided: what this member has said of its work must stay true. Only kept for Jobs. */
  isJoining = false;
  /** Whether the group may know us, which then has to be left. */
  private hasAsked = false;
  private isClosing = false;

  constructor(
    private readonly settings: WorkerSettings,
    private readonly log: Logger,
    private readonly listener: GroupListener,
  ) {
    this.options = { ...CONSUME_OPTIONS, ...fetchSizes(settings) };
    this.retries = new RetryWatch(settings.kafka, log);
    const { hopeless, onRetry } = this.retries;
    this.hopeless = hopeless;
    this.consumer = tolerant(
      new CommittedConsumer({
        ...clientOptions(settings.kafka, clientIdOf(settings), onRetry),
        groupId: settings.group,
        autocommit: false,
        metadataMaxAge: METADATA_MAX_AGE_MS,
        // Partitions stay where they are unless the balance asks for a move; what stays is handled meanwhile.
        protocols: [{ name: "cooperative-sticky", version: 3 }],
        // A lost replica is noticed after the session's 10 s, a new one within a heartbeat.
        sessionTimeout: 10_000,
        rebalanceTimeout: REBALANCE_TIMEOUT_MS,
        heartbeatInterval: 1_000,
        heartbeatStallTimeout: STALL_TIMEOUT_MS,
        ...(settings.job ? { partitionAssigner: assignByWork, protocolsMetadata: () => this.tellWork() } : {}),
      }),
    );
    this.consumer.onFetchFailed = onRetry;
    this.consumer.beforeJoin = () => this.release();
    this.consumer.on("consumer:group:join", (payload) => this.onJoined(payload));
    this.consumer.on("consumer:group:rebalance", () => this.onRebalance());
    this.consumer.on("client:metadata", (metadata) => this.onMetadata(metadata));
    this.consumer.on("error", (error: Error) => listener.onFailure(error));
    this.consumer.on("consumer:heartbeat:stalled", ({ lastError }) =>
      listener.onFailure(new ProgramError("The consumer group's coordinator does not answer.", { cause: lastError })),
    );
  }

  get isMember(): boolean {
    return this.membership !== undefined;
  }

  /** Resolves when the group is divided. */
  async joined(): Promise<void> {
    while (this.isJoining) await this.bell.rung();
  }

  /** Joins the group and gives the events from its committed offsets on; from the earliest where there are none. */
  open(topics: readonly string[]): Promise<Events> {
    const opened = promised<Events>((done) =>
      this.consumer.consume({ ...this.options, topics: [...topics] }, (error, events) => {
        // Whoever iterates is told of errors; if nobody does any more, they end nothing.
        events?.on("error", () => undefined);
        // It fetches through connections of its own.
        if (events) this.follow(tolerant(events));
        done(error, events);
      }),
    );
    this.opened = opened.catch(() => undefined);
    return opened;
  }

  /** Nothing more is read; what was read may still be committed. */
  endReading(events: Events): void {
    // Fetches under way fail as their connections end.
    this.consumer.onFetchFailed = () => undefined;
    // Fails if the stream was destroyed meanwhile.
    events.close().catch(() => undefined);
  }

  /** What the group had committed when the partition came to us; undefined if nothing. */
  committedAt(partition: Partition): Committed | undefined {
    return this.consumer.committed.get(keyOf(partition));
  }

  /** What was read past without an event to handle. To be called while nothing is in hand. */
  passed(): Position[] {
    return this.positions?.passed() ?? [];
  }

  /** @throws if it fails; see `isPassingCommitError` */
  commit(commits: readonly Commit[]): Promise<void> {
    return commitOffsets(this.consumer, this.asMember(), commits);
  }

  /** Sends messages and commits offsets as this member; see `Transactions`. */
  commitWith(
    transactions: Transactions,
    messages: readonly OutgoingMessage[],
    commits: readonly Commit[],
  ): Promise<void> {
    return transactions.commit(messages, commits, this.consumer, this.asMember());
  }

  /** Leaves the group, so that others get its partitions at once. Does not take longer than a rebalance, 10 s. */
  async close(): Promise<void> {
    this.retries.close();
    this.isClosing = true;
    const left = this.leave().catch((error: unknown) => this.log.warn("Leaving the group failed", { error }));
    if (this.hasAsked) await Promise.race([left, delay(REBALANCE_TIMEOUT_MS)]);
  }

  /** The client can't leave while it joins, nor while its stream closes: others would wait for the end of its session. */
  private async leave(): Promise<void> {
    const events = await Promise.race([this.opened, this.hopeless.catch(() => undefined)]);
    if (events && !events.closed) {
      const closed = new Promise<void>((resolve) => events.on("close", () => resolve()));
      events.close(() => undefined);
      await closed;
    }
    await this.consumer.close(true);
  }

  private follow(events: Events): void {
    const positions = new ReadPositions(this.held, events);
    this.positions = positions;
    events.on("offsets", () => positions.begin());
  }

  private tellWork(): Buffer {
    this.isJoining = true;
    return encodeWork(this.listener.work());
  }

  private asMember(): Membership {
    if (this.membership) return this.membership;
    throw new Error("This process is no member of its group.");
  }

  /** About to join: the client has given up what it is to give up. Who is closing by then never does. */
  private async release(): Promise<void> {
    if (this.isClosing && !this.hasAsked) await new Promise<never>(() => undefined);
    this.hasAsked = true;
    if (!this.membership) return;
    const released = this.held.releaseAllBut(partitionsOf(this.consumer.assignments ?? []));
    if (released.length === 0) return;
    const letGo = this.listener.onReleased(released);
    // The group has forgotten us, and others have them already.
    if (!this.consumer.memberId) return;
    await Promise.race([letGo, delay(RELEASE_TIMEOUT_MS)]);
  }

  private onJoined({ memberId = "", generationId = 0, assignments = [] }: ConsumerGroupJoinPayload): void {
    const partitions = partitionsOf(assignments);
    this.held.assign(partitions, generationId);
    this.beginAnew();
    this.membership = { generationId, memberId };
    this.log.info("joined", {
      group: this.settings.group,
      generation: generationId,
      partitions: partitions.length,
      ms: Math.round(performance.now()),
    });
    this.isJoining = false;
    this.bell.ring();
    this.listener.onAssigned();
  }

  /**
   * The client has other partitions, and is about to join once more to give up some. It begins to read the others, and what
   * it gives up is committed in the generation that it is in now.
   */
  private onRebalance(): void {
    const { assignments, generationId, memberId } = this.consumer;
    if (!this.membership || !generationId || !memberId) return;
    const given = partitionsOf(assignments ?? []);
    if (this.held.add(given, generationId)) this.beginAnew();
    // It is told as well when the group asks it to join: then it has what it had.
    if (this.held.all().length > given.length) this.membership = { generationId, memberId };
  }

  /** The client has other partitions, and is about to read where the group is in each. */
  private beginAnew(): void {
    this.positions?.forget();
    this.consumer.beginAnew();
  }

  /** The group divides a topic's partitions when a member joins; nobody tells it that there are more. */
  private onMetadata({ topics }: ClusterMetadata): void {
    let grown = false;
    for (const [topic, { partitionsCount }] of topics) {
      grown ||= partitionsCount > (this.partitionCounts.get(topic) ?? partitionsCount);
      this.partitionCounts.set(topic, partitionsCount);
    }
    if (!grown || !this.membership) return;
    this.log.info("A topic has more partitions; joining again");
    this.consumer.joinGroup({}).catch((error: unknown) => this.listener.onFailure(error));
  }
}

const partitionsOf = (assignments: readonly GroupAssignment[]): Partition[] =>
  assignments.flatMap(({ topic, partitions }) => partitions.map((partition) => ({ topic, partition })));

export function positionOf(message: Message): Position {
  const { generationId } = message.metadata.consumer as { generationId: number };
  return { topic: message.topic, partition: message.partition, offset: message.offset, generation: generationId };
}
