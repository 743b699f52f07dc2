import { inspect } from "node:util";
import type { LogFields, Logger } from "../../constructs/workers/handler-api";

export type LogLevel = "debug" | "info" | "warn" | "error";

export type { Logger };

export const LOG_LEVELS: readonly LogLevel[] = ["debug", "info", "warn", "error"];

/** Characters of a value that JSON can't be made of. */
const MAX_SHORT = 1024;

/** @param common fields of every line, such as the workload's name */
export function createLogger(
  level: LogLevel,
  common: LogFields = {},
  write: (line: string) => void = (line) => process.stdout.write(line),
): Logger {
  const lowest = LOG_LEVELS.indexOf(level);
  const logAt = (at: LogLevel) => (msg: string, fields?: LogFields) => {
    if (LOG_LEVELS.indexOf(at) < lowest) return;
    write(`${lineOf({ time: new Date().toISOString(), level: at, msg, ...common, ...fieldsOf(fields) })}\n`);
  };
  return { debug: logAt("debug"), info: logAt("info"), warn: logAt("warn"), error: logAt("error") };
}

/** Not an error's own fields, if it is given in their place: they may be a whole request, with its credentials. */
export const fieldsOf = (given: LogFields | undefined): LogFields | undefined =>
  given instanceof Error ? { error: given } : given;

/** Never throws: whoever logs something would fail with it. */
function lineOf(fields: LogFields): string {
  try {
    return JSON.stringify(fields, printable);
  } catch {
    const parts = Object.entries(fields).map(([name, value]) => `${JSON.stringify(name)}:${jsonOf(value)}`);
    return `{${parts.join()}}`;
  }
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify([value], printable).slice(1, -1);
  } catch {
    return JSON.stringify(inShort(value));
  }
}

/** What is further inside is left out: nobody meant to tell of a socket and all that it knows. */
function inShort(value: unknown): string {
  try {
    return inspect(value, { depth: 0, breakLength: Number.POSITIVE_INFINITY, customInspect: false }).slice(
      0,
      MAX_SHORT,
    );
  } catch {
    return "a value that can't be shown";
  }
}

/** What JSON has no form for, as text. */
function printable(this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  // An error may have made something else of itself: Axios's tells the request, with its credentials.
  const given = this[key];
  const error = given instanceof Error ? given : value;
  if (error instanceof Error) return { message: describeError(error), stack: error.stack };
  return typeof value === "bigint" ? value.toString() : value;
}

/** The messages of an error and of everything that caused it, outermost first, in one line. Never throws. */
export function describeError(error: unknown): string {
  const messages: string[] = [];
  const seen = new Set<unknown>();
  const collect = (at: unknown) => {
    if (seen.has(at)) return;
    seen.add(at);
    const message = String(at instanceof Error ? at.message || at.name : at);
    const detail = (at as { serverErrorMessage?: string | null } | null | undefined)?.serverErrorMessage; // Kafka's own words
    for (const text of [message, detail])
      if (text && !messages.some((told) => told.includes(text))) messages.push(text);
    if (!(at instanceof Error)) return;
    if (at instanceof AggregateError) for (const inner of at.errors) collect(inner);
    if (at.cause !== undefined) collect(at.cause);
  };
  try {
    collect(error);
  } catch {
    messages.push("what was thrown has no form as text");
  }
  return messages.join(": ");
}
