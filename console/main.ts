import { ExitCode, Interrupted, UsageError, UserError } from "./user-error";

/**
 * Runs a command's body and turns its outcome into an exit code: a user's mistake prints its sentence and fix (1, or 2
 * if the command itself was used wrongly), an interruption prints one line (130), anything else is a bug of ours and
 * shows its stack (70).
 */
export function main(body: () => Promise<void>): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", unwritable);
  body().then(
    () => end(process.exitCode ?? ExitCode.ok),
    (error: unknown) => end(explain(error)),
  );
}

/** What is printed into a pipe leaves in the background: an exit before that would cut it off, and hide its errors. */
function end(code: number | string): void {
  process.stdout.write("", () => process.stderr.write("", () => setImmediate(() => process.exit(code))));
}

/** A reader that has read enough, such as `head`, ends nothing; a full disk is told. */
function unwritable({ code, message }: NodeJS.ErrnoException): void {
  if (code === "EPIPE") return;
  const error = new UsageError("HW-CLI-009", `The output can't be written: ${message}.`, "Send it to another place.");
  process.exit(explain(error));
}

function explain(error: unknown): number {
  if (error instanceof UserError) {
    process.stderr.write(formatUserError(error));
    return error instanceof UsageError ? ExitCode.usage : ExitCode.failed;
  }
  if (error instanceof Interrupted) {
    process.stderr.write("\nInterrupted. Nothing is lost: run the same command again to go on.\n");
    return ExitCode.interrupted;
  }
  process.stderr.write(
    `This is a bug in headwater, please report it:\n${error instanceof Error ? error.stack : error}\n`,
  );
  return ExitCode.bug;
}

export function formatUserError(error: UserError): string {
  const details = error.details.map((line) => `  ${line}\n`).join("");
  return `\n${error.code}: ${error.message}\n${details}→ ${error.fix}\n`;
}
