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
  const fail = (error: unknown) => exit(tellFailure(logger, error));
  process.on("uncaughtException", fail);
  process.on("exit", tellOfEnd);
  body(stop.signal).then(() => exit(0), fail);

  /** Somebody else has ended the process: code that we were given. It would look like a good end. */
  function tellOfEnd(code: number): void {
    const text = `The process was ended by its own code, with exit code ${code}: a handler must not call process.exit.`;
    logger.error(text);
    writeTerminationMessage(text);
    process.exitCode = 1;
  }

  function exit(code: number): never {
    process.off("exit", tellOfEnd);
    process.exit(code);
  }
}

/** Gives the exit code. */
function tellFailure(logger: Logger, error: unknown): number {
  if (error instanceof SettingsError) {
    logger.error("The settings are wrong", { problems: error.problems });
    writeTerminationMessage(error.message);
    return EXIT_SETTINGS;
  }
  const text = describeError(error);
  logger.error(text, error instanceof ProgramError ? undefined : { error });
  writeTerminationMessage(text);
  return 1;
}
