import { keyOf } from "./held-partitions";
import type { Entry } from "./in-hand";
import type { BatchSize, Subscription } from "./settings";

interface Collected {
  entries: Entry[];
  timer: NodeJS.Timeout | undefined;
}

/** Collects events of one partition until a batch is full, or its first event has waited long enough. */
export class Batches {
  private readonly sizes: ReadonlyMap<string, BatchSize>;
  private readonly collected = new Map<string, Collected>();

  /** @param begin adds a batch to a lane; `take` gives its events once it begins, and there may be none left */
  constructor(
    subscriptions: readonly Subscription[],
    private readonly begin: (lane: string, take: () => readonly Entry[]) => void,
  ) {
    this.sizes = new Map(subscriptions.flatMap(({ topic, batch }) => (batch ? [[topic, batch] as const] : [])));
  }

  /** Whether events of the topic are handled in batches. */
  has(topic: string): boolean {
    return this.sizes.has(topic);
  }

  /** False if the event's stream is not handled in batches. */
  take(entry: Entry): boolean {
    const size = this.sizes.get(entry.position.topic);
    if (!size) return false;
    const lane = keyOf(entry.position);
    const collected = this.collected.get(lane) ?? { entries: [], timer: undefined };
    this.collected.set(lane, collected);
    collected.entries.push(entry);
    if (collected.entries.length >= size.size) this.close(lane, collected, size);
    else collected.timer ??= setTimeout(() => this.close(lane, collected, size), size.waitMs);
    return true;
  }

  /** Waits for no more. */
  closeAll(): void {
    for (const [lane, collected] of this.collected) {
      if (collected.timer) this.close(lane, collected, { size: collected.entries.length, waitMs: 0 });
    }
  }

  /** What comes while the partition's last batch is under way still gets in. */
  private close(lane: string, collected: Collected, { size }: BatchSize): void {
    clearTimeout(collected.timer);
    collected.timer = undefined;
    this.begin(lane, () => collected.entries.splice(0, size));
  }
}
