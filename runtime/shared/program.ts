import { createLogger, describeError, type Logger } from "./log";
import { EXIT_SETTINGS, SettingsError } from "./settings";
import { writeTerminationMessage } from "./termination";

/** A failure whose message is written for people: it is told without a stack trace. */
export class ProgramError extends Error {
  override readonly name = "ProgramError";
}

/**
 * Runs one of the runtime's programs and ends the process with its exit code: 0, 78 for wrong settings, 1 for all else.
 * With `--check` it only proves that the bundle loads.
 * @param body given a signal that aborts when the process is to stop; a container's first process has to listen for
 *   that itself, since the system ignores signals on its behalf
 */
export function runProgram(name: string, body: (stop: AbortSignal) => Promise<void>): void {
  if (process.argv.includes("--check")) {
    process.stdout.write(`${name} loads\n`);
    return;
  }
  const logger = createLogger("info", { program: name });
  const stop = new AbortController();
  process.on("SIGTERM", () => stop.abort());
  process.on("SIGINT", () => stop.abort());
  process.on("uncaughtException", (error) => exitWith(logger, error));
  body(stop.signal).then(
    () => process.exit(0),
    (error: unknown) => exitWith(logger, error),
  );
}

function exitWith(logger: Logger, error: unknown): never {
  if (error instanceof SettingsError) {
    logger.error("The settings are wrong", { problems: error.problems });
    writeTerminationMessage(error.message);
    process.exit(EXIT_SETTINGS);
  }
  const text = describeError(error);
  logger.error(text, error instanceof ProgramError ? undefined : { error });
  writeTerminationMessage(text);
  process.exit(1);
}
