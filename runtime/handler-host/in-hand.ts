import type { Message } from "@platformatic/kafka";
import type { Bell } from "../shared/bell";
import { type HeldPartitions, keyOf, type Partition, type Position } from "./held-partitions";
import { Hold } from "./hold";
import { OffsetWindow, type Slot } from "./offset-window";
import type { Outcome } from "./outcome";

/** An event that was taken and is not committed yet. */
export interface Entry {
  message: Message;
  readonly position: Position;
  readonly hold: Hold;
  readonly slot: Slot<Finished>;
  readonly window: PartitionWindow;
  readonly bytes: number;
}

/** An event, or the last one of a batch, whose offset may be committed with all that are before it. */
export interface Finished {
  readonly entry: Entry;
  readonly outcome: Outcome;
  readonly bytes: number;
}

/** A partition's events, as long as it is ours. */
interface PartitionWindow {
  readonly slots: OffsetWindow<Finished>;
  /** Bytes of what is to be sent for events that are done, but not those before them. */
  keptBytes: number;
}

/** What may be in memory: events that wait and are handled, and what waits for a transaction. */
const MOST_EVENTS = 1_000;
const MOST_BYTES = 32 * 1024 * 1024;
/**
 * How far handling may be ahead of a partition's oldest unfinished event, and so how many events may be repeated after a
 * process is killed.
 */
const MOST_AHEAD = 10_000;
/** With transactions, what was published by all that are ahead is kept. */
const MOST_AHEAD_KEPT = 1_000;

/** The events in hand, each partition's in a window of its own. The bell rings when any of it changes. */
export class InHand {
  private readonly entries = new Set<Entry>();
  private readonly windows = new Map<string, PartitionWindow>();
  private readonly mostAhead: number;
  private bytes = 0;
  private uncommitted = 0;

  constructor(
    private readonly held: HeldPartitions,
    isTransactional: boolean,
    private readonly bell: Bell,
  ) {
    this.mostAhead = isTransactional ? MOST_AHEAD_KEPT : MOST_AHEAD;
  }

  /** Nothing is being handled, and nothing waits to be. */
  get isIdle(): boolean {
    return this.entries.size === 0 && this.uncommitted === 0;
  }

  /** Whether one more of the partition may be taken. One always may. */
  hasRoom(partition: Partition): boolean {
    if (this.isIdle) return true;
    if (this.entries.size >= MOST_EVENTS || this.bytes + this.keptBytes() >= MOST_BYTES) return false;
    return (this.windows.get(keyOf(partition))?.slots.size ?? 0) < this.mostAhead;
  }

  /** To be called in each partition's order. */
  take(message: Message, position: Position): Entry {
    const key = keyOf(position);
    let window = this.windows.get(key);
    if (!window) {
      window = { slots: new OffsetWindow(), keptBytes: 0 };
      this.windows.set(key, window);
    }
    const bytes = sizeOf(message);
    const entry = { message, position, hold: new Hold(), slot: window.slots.add(), window, bytes };
    this.entries.add(entry);
    this.bytes += bytes;
    return entry;
  }

  /** The event is done. Gives what may be committed now; `committed` is to be called once that is done. */
  finish(entry: Entry, outcome: Outcome): readonly Finished[] {
    const bytes = outcome.messages.reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
    const { window, slot } = entry;
    window.keptBytes += bytes;
    const finished = window.slots.finish(slot, { entry, outcome, bytes });
    for (const each of finished) {
      window.keptBytes -= each.bytes;
      this.bytes += each.bytes;
    }
    this.uncommitted += finished.length;
    this.remove(entry);
    return finished;
  }

  /** The event is not done, and will be delivered again. Nothing after it can be committed. */
  giveUp(entry: Entry): void {
    this.remove(entry);
  }

  committed(finished: readonly Finished[]): void {
    for (const { bytes } of finished) this.bytes -= bytes;
    this.uncommitted -= finished.length;
    this.bell.ring();
  }

  /** The group takes these partitions back: those that wait are not begun, those under way not tried again. */
  release(partitions: readonly Partition[], reason: unknown): void {
    for (const partition of partitions) this.windows.delete(keyOf(partition));
    for (const { hold } of this.of(partitions)) hold.stop(reason);
  }

  /** Gives up what is of partitions that are no longer ours. */
  dropLost(reason: unknown): void {
    for (const { position, hold } of this.entries) if (!this.held.owns(position)) hold.abort(reason);
    const ours = new Set(this.held.all().map(keyOf));
    for (const key of this.windows.keys()) if (!ours.has(key)) this.windows.delete(key);
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

  private keptBytes(): number {
    let sum = 0;
    for (const { keptBytes } of this.windows.values()) sum += keptBytes;
    return sum;
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
