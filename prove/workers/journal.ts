import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** One try of a handler for an event. */
export interface Try {
  readonly n: number;
  readonly key: string;
  /** Of the process. */
  readonly pid: number;
  /** Nanoseconds of the machine's own clock, which all its processes share. */
  readonly began: bigint;
  /** Undefined if it failed, or its process was killed. */
  ended: bigint | undefined;
}

/**
 * What a handler does for the proofs: it writes down each try before and after in a file of its process, which a kill
 * does not undo. Of a thousand events ten fail at the first try in each process, and one always does.
 */
export const JOURNALING = `const fs = require("node:fs");
const file = fs.openSync(process.env.JOURNAL + "/" + process.pid, "a");
const failed = new Set();
module.exports = async ({ key, value: { n } }, { publish }) => {
  fs.writeSync(file, "b " + n + " " + key + " " + process.hrtime.bigint() + "\\n");
  await new Promise((resolve) => setTimeout(resolve, n % 6));
  PUBLISH
  if (n % 1000 === 7) throw new Error("it always fails");
  if (n % 100 === 3 && !failed.has(n)) {
    failed.add(n);
    throw new Error("it fails once");
  }
  fs.writeSync(file, "e " + n + " " + process.hrtime.bigint() + "\\n");
};`;

export const alwaysFails = (n: number): boolean => n % 1000 === 7;

/** All tries, in the order in which they began. */
export async function readJournal(folder: string): Promise<Try[]> {
  const tries: Try[] = [];
  for (const pid of await readdir(folder)) {
    const open = new Map<number, Try>();
    // A line that a kill cut off has no end.
    const lines = (await readFile(join(folder, pid), "utf8")).split("\n").slice(0, -1);
    for (const line of lines) {
      const [what, number, ...rest] = line.split(" ");
      const n = Number(number);
      if (what === "b") {
        const begun: Try = { n, key: rest[0] ?? "", pid: Number(pid), began: BigInt(rest[1] ?? 0), ended: undefined };
        open.set(n, begun);
        tries.push(begun);
      } else {
        const begun = open.get(n);
        if (begun) begun.ended = BigInt(rest[0] ?? 0);
      }
    }
  }
  return tries.sort((a, b) => Number(a.began - b.began));
}

/**
 * Tries that began before an earlier event of their key was done for the first time: handled, or tried as often as it
 * may be.
 */
export function outOfOrder(tries: readonly Try[], attempts: number): Try[] {
  const isDoneAt = new Map<number, bigint>();
  const begun = new Map<number, number>();
  const numbersOf = new Map<string, number[]>();
  for (const each of tries) {
    begun.set(each.n, (begun.get(each.n) ?? 0) + 1);
    const done = alwaysFails(each.n) ? (begun.get(each.n) === attempts ? each.began : undefined) : each.ended;
    const known = isDoneAt.get(each.n);
    if (done !== undefined && (known === undefined || done < known)) isDoneAt.set(each.n, done);
    const numbers = numbersOf.get(each.key) ?? [];
    numbersOf.set(each.key, numbers);
    numbers.push(each.n);
  }
  const before = new Map<number, number>();
  for (const numbers of numbersOf.values()) {
    const sorted = [...new Set(numbers)].sort((a, b) => a - b);
    for (const [index, n] of sorted.entries()) {
      const previous = sorted[index - 1];
      if (previous !== undefined) before.set(n, previous);
    }
  }
  return tries.filter(({ n, began }) => {
    const previous = before.get(n);
    if (previous === undefined) return false;
    const done = isDoneAt.get(previous);
    return done === undefined || done > began;
  });
}

/** Nanoseconds of the machine's own clock. */
export interface Outage {
  readonly from: bigint;
  readonly to: bigint;
}

export interface Repeats {
  readonly all: number;
  /** What a process that died had in hand. */
  readonly ofDead: number;
  /** What a process had in hand that lives, and could not commit it as the broker died. */
  readonly ofOutages: number;
  readonly unexplained: readonly Try[];
}

/** Before it dies, a broker may have got a commit that it does not answer; after it is back, members join again. */
const [BEFORE_NS, AFTER_NS] = [1_000_000_000n, 15_000_000_000n];

/** How often events were handled beyond the first time, and why. */
export function repeats(tries: readonly Try[], died: ReadonlySet<number>, outages: readonly Outage[]): Repeats {
  const handled = new Map<number, Try[]>();
  for (const each of tries) {
    if (each.ended === undefined) continue;
    handled.set(each.n, [...(handled.get(each.n) ?? []), each]);
  }
  const earlier = [...handled.values()].flatMap((all) => all.slice(0, -1));
  const ofLiving = earlier.filter(({ pid }) => !died.has(pid));
  const unexplained = ofLiving.filter(
    ({ ended = 0n }) => !outages.some(({ from, to }) => ended > from - BEFORE_NS && ended < to + AFTER_NS),
  );
  return {
    all: earlier.length,
    ofDead: earlier.length - ofLiving.length,
    ofOutages: ofLiving.length - unexplained.length,
    unexplained,
  };
}
