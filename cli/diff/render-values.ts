import type { Style } from "../../console/style";

const MAX_LINES = 12;
const MAX_WIDTH = 160;

/** A value before and after: in one line if they are short, else the lines that differ. */
export function renderValues(from: unknown, to: unknown, style: Style): string[] {
  const [before, after] = [linesOf(from), linesOf(to)];
  if (before.length <= 1 && after.length <= 1) {
    const [old, now] = [before[0], after[0]];
    if (old === undefined) return [style.green(shorten(now ?? ""))];
    if (now === undefined) return [`${style.red(shorten(old))} ${style.dim("goes")}`];
    return [`${style.red(shorten(old))} ${style.dim("→")} ${style.green(shorten(now))}`];
  }
  const start = before.findIndex((line, index) => line !== after[index]);
  const first = start === -1 ? before.length : start;
  let same = 0;
  while (
    same < Math.min(before.length, after.length) - first &&
    before[before.length - 1 - same] === after[after.length - 1 - same]
  ) {
    same++;
  }
  return bounded([
    ...before.slice(first, before.length - same).map((line) => style.red(`- ${shorten(line)}`)),
    ...after.slice(first, after.length - same).map((line) => style.green(`+ ${shorten(line)}`)),
  ]);
}

/** A text as it is; anything else as JSON, in several lines if it does not fit into one. */
function linesOf(value: unknown): string[] {
  if (value === undefined) return [];
  if (typeof value === "string") return value.includes("\n") ? value.trimEnd().split("\n") : [JSON.stringify(value)];
  const line = JSON.stringify(value);
  return line.length <= 100 ? [line] : JSON.stringify(value, null, 2).split("\n");
}

const bounded = (lines: readonly string[]): string[] =>
  lines.length <= MAX_LINES
    ? [...lines]
    : [...lines.slice(0, MAX_LINES - 1), `… and ${lines.length - MAX_LINES + 1} more lines; --json has all`];

const shorten = (text: string): string => (text.length <= MAX_WIDTH ? text : `${text.slice(0, MAX_WIDTH - 1)}…`);
