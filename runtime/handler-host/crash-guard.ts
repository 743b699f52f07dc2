import { setImmediate as nextTurn } from "node:timers/promises";
import type { Logger } from "../shared/log";
import type { CrashRecordFile, Deaths } from "./crash-record";
import { Turns } from "./turns";

/** So many processes died with an event in hand: the last of them with no other one. */
const FATAL_DEATHS = 2;

/** It can't say so itself. */
const KILLED = "it was killed, as for running out of memory, or for keeping the processor and answering no probe";

/**
 * Finds the event that ends the process of whoever handles it. A process that died tells nothing; the next one, after the
 * same container started again, finds that it left a file. From then on it is written down which events are in hand.
 * Those that were in hand at a death are handled alone, so that another death is theirs.
 *
 * So an event is found out with the third death. Until the first one, nothing is written and nothing waits.
 */
export class CrashGuard {
  private readonly inHand = new Set<string>();
  private readonly deaths: Map<string, Deaths>;
  /** Whether a process before this one died. */
  readonly isWatching: boolean;
  private readonly turns = new Turns();
  private isClosed = false;

  constructor(
    private readonly file: CrashRecordFile,
    log: Logger,
  ) {
    const left = file.read();
    this.isWatching = left !== undefined;
    this.deaths = new Map(Object.entries(left?.deaths ?? {}));
    const { inHand = [], reason } = left ?? {};
    for (const id of inHand) {
      this.deaths.set(id, { times: this.deathsAt(id).times + 1, ...(reason === undefined ? {} : { reason }) });
    }
    if (left) log.warn("The process before this one did not end by itself", { inHand, reason: reason ?? KILLED });
    this.write();
  }

  /** Of processes that died with the event in hand. */
  deathsAt(id: string): Deaths {
    return this.deaths.get(id) ?? { times: 0 };
  }

  /** What is to be said of an event that is fatal. */
  describe(id: string): string {
    const { times, reason = KILLED } = this.deathsAt(id);
    return `The process ended ${times} times while handling event ${id}: ${reason}`;
  }

  /** Whether the event may have ended a process; then it is to be handled by itself. */
  isSuspect(id: string): boolean {
    return this.deaths.has(id);
  }

  /** Whether the event has ended a process, as it was in hand alone. */
  isFatal(id: string): boolean {
    return this.deathsAt(id).times >= FATAL_DEATHS;
  }

  /** Runs what handles these events, and writes down that it does. A suspect runs while nothing else does. */
  async run<T>(ids: readonly string[], work: () => Promise<T>): Promise<T> {
    const isAlone = ids.some((id) => this.isSuspect(id));
    return await this.turns.take(isAlone, async () => {
      for (const id of ids) this.inHand.add(id);
      this.write();
      try {
        return await work();
      } finally {
        // A promise that it left behind rejected ends the process after the work has come to its end.
        await nextTurn();
        this.clear(ids);
      }
    });
  }

  /** These events are no longer in hand, and their handler has not ended the process. */
  clear(ids: readonly string[]): void {
    for (const id of ids) {
      this.inHand.delete(id);
      this.deaths.delete(id);
    }
    this.write();
  }

  /** The process ends by itself. */
  close(): void {
    this.isClosed = true;
    if (this.deaths.size === 0) this.file.remove();
  }

  /** The process ends. If it is not by itself, the next one finds the reason. */
  end(reason: string | undefined): void {
    if (!this.isClosed) this.write(reason);
  }

  private write(reason?: string): void {
    const deaths = Object.fromEntries(this.deaths);
    this.file.write({ inHand: [...this.inHand], deaths, ...(reason === undefined ? {} : { reason }) });
  }
}
