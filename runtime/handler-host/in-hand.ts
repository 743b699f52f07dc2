import type { Message } from "@platformatic/kafka";
import type { Bell } from "../shared/bell";
import { type HeldPartitions, keyOf, type Partition, type Position } from "./held-partitions";
import { Hold } from "./hold";
import type { OffsetRange } from "./offset-ranges";
import type { Outcome } from "./outcome";
import { type Committed, Progress } from "./progress";

/** An event that was taken and is not done yet. */
export interface Entry {
  message: Message;
  /** How often its handler failed before it came back. */
  attempts: number;
  readonly position: Position;
  readonly hold: Hold;
  readonly progress: Progress;
  readonly range: OffsetRange;
  readonly bytes: number;
  /** Whether its handler was called. */
  hasBegun: boolean;
}

/** An event that is done, and what is to be sent for it. */
export interface Finished {
  readonly entry: Entry;
  readonly outcome: Outcome;
  readonly bytes: number;
}

/** What may be in memory: events that wait and are handled, and what waits for a transaction. */
const MOST_EVENTS = 1_000;
const MOST_BYTES = 32 * 1024 * 1024;

/** The events in hand, and each partition's progress. The bell rings when any of it changes. */
export class InHand {
  private readonly entries = new Set<Entry>();
  private readonly progress = new Map<string, Progress>();
  private bytes = 0;
  private uncommitted = 0;

  /** @param committedAt what the group has committed, as it was when the partition came to us */
  constructor(
    private readonly held: HeldPartitions,
    private readonly committedAt: (partition: Partition) => Committed | undefined,
    private readonly bell: Bell,
  ) {}

  /** Nothing is being handled, and nothing waits to be. */
  get isIdle(): boolean {
    return this.entries.size === 0 && this.uncommitted === 0;
  }

  /** Whether one more of the partition may be taken. One always may. */
  hasRoom(partition: Partition & Pick<Position, "offset">): boolean {
    if (this.isIdle) return true;
    if (this.entries.size >= MOST_EVENTS || this.bytes >= MOST_BYTES) return false;
    return this.progress.get(keyOf(partition))?.hasRoom(partition.offset) ?? true;
  }

  /**
   * To be called in each partition's order.
   * @returns undefined if the event was done while the partition was another's
   */
  take(message: Message, position: Position): Entry | undefined {
    const progress = this.progressAt(position);
    const range = progress.take(position.offset);
    if (!range) return undefined;
    const bytes = sizeOf(message);
    const entry = { message, attempts: 0, position, hold: new Hold(), progress, range, bytes, hasBegun: false };
    this.entries.add(entry);
    this.bytes += bytes;
    return entry;
  }

  /** The event is done. `committed` is to be called once it is committed. */
  finish(entry: Entry, outcome: Outcome): Finished {
    const bytes = outcome.messages.reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
    this.bytes += bytes;
    this.uncommitted++;
    this.remove(entry);
    return { entry, outcome, bytes };
  }

  /** Everything before the position is done. To be called while idle. */
  pass(position: Position): void {
    this.progressAt(position).pass(position.offset);
  }

  /** Whose offsets have become more without a commit. */
  ahead(): readonly Progress[] {
    return [...this.progress.values()].filter(({ isAhead }) => isAhead);
  }

  /** The event is not done, and will be delivered again. */
  giveUp(entry: Entry): void {
    this.remove(entry);
  }

  committed(finished: readonly Finished[]): void {
    for (const { bytes } of finished) this.bytes -= bytes;
    this.uncommitted -= finished.length;
    this.bell.ring();
  }

  /** Partitions with an event whose handler was called. */
  begun(): Partition[] {
    const begun = [...this.entries].filter(({ hasBegun }) => hasBegun).map(({ position }) => position);
    return [
      ...new Map(begun.map(({ topic, partition }) => [keyOf({ topic, partition }), { topic, partition }])).values(),
    ];
  }

  /** The group takes these partitions back: those that wait are not begun, those under way not tried again. */
  release(partitions: readonly Partition[], reason: unknown): void {
    for (const partition of partitions) this.progress.delete(keyOf(partition));
    for (const { hold } of this.of(partitions)) hold.stop(reason);
  }

  /** Gives up what is of partitions that are no longer ours. */
  dropLost(reason: unknown): void {
    for (const { position, hold } of this.entries) if (!this.held.owns(position)) hold.abort(reason);
    const ours = new Set(this.held.all().map(keyOf));
    for (const key of this.progress.keys()) if (!ours.has(key)) this.progress.delete(key);
    this.bell.ring();
  }

  /** Those that wait are not begun, those under way not tried again. */
  stop(reason: unknown): void {
    for (const { hold } of this.entries) hold.stop(reason);
  }

  abort(reason: unknown): void {
    for (const { hold } of this.entries) hold.abort(reason);
  }

  /** Resolves once none is in hand, of any partition or of these. */
  async settled(partitions?: readonly Partition[]): Promise<void> {
    while (this.of(partitions).length > 0) await this.bell.rung();
  }

  private progressAt(position: Position): Progress {
    const key = keyOf(position);
    let progress = this.progress.get(key);
    if (!progress) {
      progress = new Progress(position, this.committedAt(position));
      this.progress.set(key, progress);
    }
    return progress;
  }

  private of(partitions: readonly Partition[] | undefined): Entry[] {
    const entries = [...this.entries];
    if (!partitions) return entries;
    const keys = new Set(partitions.map(keyOf));
    return entries.filter(({ position }) => keys.has(keyOf(position)));
  }

  private remove(entry: Entry): void {
    if (!this.entries.delete(entry)) return;
    this.bytes -= entry.bytes;
    this.bell.ring();
  }
}

const sizeOf = ({ key, value }: Message): number => (key?.length ?? 0) + (value?.length ?? 0);
