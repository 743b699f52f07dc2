import { delay } from "../../runtime/shared/delay";
import type { Program } from "../../tests/support/runtime/program";
import type { Outage } from "./journal";

/** A process listens to signals after so long, also on a machine with much to do. */
const UP_MS = 5_000;
const LAST_LINES = 40;
/** Replicas at once: at least, and at most. */
const [FEWEST, MOST] = [1, 4];

export interface Chances {
  /** From 0 to 1, always the same for a seed. */
  random(): number;
}

/** Replicas of a worker that come, are told to end, and are killed, as it happens. */
export class Crew {
  /** Those that were killed, or ended by themselves: when it is not known whether a transaction took place, for one. */
  readonly died = new Set<number>();
  /** When the broker was away, by the clock that `Try` has. */
  readonly outages: Outage[] = [];
  readonly events: Record<"started" | "stopped" | "killed" | "failed" | "brokerKilled", number> = {
    started: 0,
    stopped: 0,
    killed: 0,
    failed: 0,
    brokerKilled: 0,
  };
  isBrokerAway = false;
  private readonly all: Program[] = [];
  private readonly told = new Set<Program>();

  constructor(
    private readonly restartBroker: () => Promise<void>,
    private readonly start: () => Promise<Program>,
    private readonly chances: Chances,
  ) {}

  private get running(): Program[] {
    return this.all.filter(({ running }) => running);
  }

  async add(): Promise<void> {
    this.events.started++;
    this.all.push(await this.start());
  }

  /** Starts anew what ended by itself, as a container's process is. */
  async revive(): Promise<void> {
    const failed = this.all.filter((program) => !program.running && !this.told.has(program));
    for (const program of failed) {
      this.events.failed++;
      this.told.add(program);
      this.died.add(program.pid);
      await this.add();
    }
  }

  /** One thing happens: a replica comes, is told to end, or is killed; now and then the broker is. */
  async happen(): Promise<void> {
    await this.revive();
    const running = this.running;
    const chance = this.chances.random();
    const one = running[Math.floor(this.chances.random() * running.length)];
    if (!one || running.length <= FEWEST || (chance < 0.35 && running.length < MOST)) await this.add();
    else if (chance < 0.65) {
      this.events.killed++;
      this.died.add(one.pid);
      this.told.add(one);
      await one.stop("SIGKILL");
    } else if (chance < 0.97) {
      this.events.stopped++;
      this.told.add(one);
      // Before it listens, the signal would end it like a kill; a container's first process does not get it then.
      await delay(one.startedAt + UP_MS - Date.now());
      const code = await one.stop("SIGTERM");
      if (code !== 0) throw new Error(`A worker ended with ${code}:\n${one.lines.slice(-20).join("\n")}`);
    } else if (!this.isBrokerAway) await this.killBroker();
  }

  /** Resolves once it is back. */
  async killBroker(): Promise<void> {
    this.events.brokerKilled++;
    this.isBrokerAway = true;
    const from = process.hrtime.bigint();
    await this.restartBroker();
    this.isBrokerAway = false;
    this.outages.push({ from, to: process.hrtime.bigint() });
  }

  /** What each that runs has said last, or each of these processes. */
  lastLines(pids: readonly number[] = this.running.map(({ pid }) => pid)): string {
    return this.all
      .filter(({ pid }) => pids.includes(pid))
      .map(({ pid, lines }) => [`process ${pid}:`, ...lines.slice(-LAST_LINES)].join("\n"))
      .join("\n");
  }

  /** Tells all to end. */
  async dismiss(): Promise<void> {
    const { running } = this;
    for (const program of running) this.told.add(program);
    await Promise.all(running.map((program) => program.stop()));
  }
}

/** https://en.wikipedia.org/wiki/Linear_congruential_generator, with the numbers of Numerical Recipes. */
export function chancesOf(seed: number): Chances {
  let state = seed >>> 0;
  return {
    random: () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    },
  };
}
