import type { LogFields, Logger } from "../../constructs/workers/handler-api";

export type LogLevel = "debug" | "info" | "warn" | "error";

export type { Logger };

export const LOG_LEVELS: readonly LogLevel[] = ["debug", "info", "warn", "error"];

/** @param common fields of every line, such as the workload's name */
export function createLogger(
  level: LogLevel,
  common: LogFields = {},
  write: (line: string) => void = (line) => process.stdout.write(line),
): Logger {
  const lowest = LOG_LEVELS.indexOf(level);
  const logAt = (at: LogLevel) => (msg: string, fields?: LogFields) => {
    if (LOG_LEVELS.indexOf(at) < lowest) return;
    const line = { time: new Date().toISOString(), level: at, msg, ...common, ...fields };
    write(`${JSON.stringify(line, printable)}\n`);
  };
  return { debug: logAt("debug"), info: logAt("info"), warn: logAt("warn"), error: logAt("error") };
}

/** What JSON has no form for, as text. */
function printable(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Error) return { message: describeError(value), stack: value.stack };
  return value;
}

/** The messages of an error and of everything that caused it, outermost first, in one line. */
export function describeError(error: unknown): string {
  const messages: string[] = [];
  const collect = (at: unknown) => {
    const message = at instanceof Error ? at.message || at.name : String(at);
    const detail = (at as { serverErrorMessage?: string | null } | null | undefined)?.serverErrorMessage; // Kafka's own words
    for (const text of [message, detail])
      if (text && !messages.some((told) => told.includes(text))) messages.push(text);
    if (!(at instanceof Error)) return;
    if (at instanceof AggregateError) for (const inner of at.errors) collect(inner);
    if (at.cause !== undefined) collect(at.cause);
  };
  collect(error);
  return messages.join(": ");
}
