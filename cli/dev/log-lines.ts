import type { Style } from "../../console/style";

const COMMON = new Set(["time", "level", "msg", "workload", "program"]);

/** A line of the runtime's log, for people; other lines, such as the handler's own, are left as they are. */
export function prettyLine(line: string, style: Style): string {
  const entry = parsed(line);
  if (!entry) return line;
  const { time, level, msg } = entry;
  const fields = Object.entries(entry).filter(([name]) => !COMMON.has(name));
  const stacks = fields.flatMap(([, value]) => (isError(value) ? [style.dim(indented(value.stack))] : []));
  const text = [
    style.dim(clock(time)),
    (PAINTS[level] ?? "dim") === "dim" ? style.dim(level.padEnd(5)) : style[PAINTS[level] ?? "dim"](level.padEnd(5)),
    msg,
    ...fields.map(([name, value]) => `${style.dim(`${name}=`)}${shown(value)}`),
  ];
  return [text.join(" "), ...stacks].join("\n");
}

const PAINTS: Readonly<Record<string, "red" | "yellow" | "green" | "dim">> = {
  error: "red",
  warn: "yellow",
  info: "green",
};

interface Entry extends Readonly<Record<string, unknown>> {
  readonly time: string;
  readonly level: string;
  readonly msg: string;
}

function parsed(line: string): Entry | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const entry = JSON.parse(line) as Entry;
    return [entry.time, entry.level, entry.msg].every((field) => typeof field === "string") ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** Of the machine's own day. */
const clock = (time: string): string => new Date(time).toTimeString().slice(0, 8);

const isError = (value: unknown): value is { message: string; stack: string } =>
  typeof (value as { stack?: unknown } | null)?.stack === "string";

const indented = (stack: string): string =>
  stack
    .split("\n")
    .slice(1)
    .map((line) => `  ${line.trim()}`)
    .join("\n");

const shown = (value: unknown): string =>
  isError(value) ? value.message : typeof value === "string" ? value : JSON.stringify(value);
