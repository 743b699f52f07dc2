import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "../console/user-error";
import type { Layout } from "./layout";

const TAIL_BYTES = 256 * 1024;
/** Begins the line that the supervisor writes before each start of a component. */
const RUN_MARK = "--- ";

/** Names of the components that have a log. */
export function loggedComponents(layout: Layout): readonly string[] {
  if (!existsSync(layout.logs)) return [];
  return readdirSync(layout.logs)
    .filter((file) => file.endsWith(".log"))
    .map((file) => file.slice(0, -".log".length))
    .sort();
}

/** @throws UserError HW-CLUSTER-014 if there is no such component */
export function logFile(layout: Layout, component: string): string {
  const known = loggedComponents(layout);
  if (known.includes(component)) return join(layout.logs, `${component}.log`);
  throw new UserError(
    "HW-CLUSTER-014",
    `The cluster "${layout.name}" has no log of "${component}".`,
    known.length > 0 ? `Choose one of ${known.join(", ")}.` : "Start the cluster first: npm run cluster -- up",
  );
}

/** The last lines of a file, without reading all of it; none if it is not there. */
export function tailOf(file: string, lines: number): readonly string[] {
  if (!existsSync(file)) return [];
  const descriptor = openSync(file, "r");
  try {
    const { size } = fstatSync(descriptor);
    const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString("utf8").trimEnd().split("\n").slice(-lines);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * What a component said last: the end of its last run that said anything, without a crash's stacks.
 *
 * @param isStartedAgain whether the last run is under way, after others that ended: it has not said yet why
 */
export function lastWords(file: string, lines: number, isStartedAgain = false): readonly string[] {
  const runs: string[][] = [[]];
  for (const line of tailOf(file, Number.POSITIVE_INFINITY)) {
    if (line.startsWith(RUN_MARK)) runs.push([]);
    else if (line.trim() !== "") runs.at(-1)?.push(line);
  }
  if (isStartedAgain) runs.pop();
  const words = runs.findLast((run) => run.length > 0) ?? [];
  const stacks = words.findIndex((line) => /^goroutine \d+ /.test(line));
  return words
    .slice(0, stacks < 0 ? undefined : stacks)
    .slice(-lines)
    .map((line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line));
}

/** Passes on what is written to a file from now on, also after it was cut, until the process is interrupted. */
export async function followLog(file: string, write: (text: string) => void): Promise<never> {
  let position = statSync(file).size;
  for (;;) {
    await sleep(250);
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size < position) position = 0;
    if (size === position) continue;
    const buffer = Buffer.alloc(size - position);
    const descriptor = openSync(file, "r");
    readSync(descriptor, buffer, 0, buffer.length, position);
    closeSync(descriptor);
    position = size;
    write(buffer.toString("utf8"));
  }
}
