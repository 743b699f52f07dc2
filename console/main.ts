import { ExitCode, Interrupted, UsageError, UserError } from "./user-error";

/**
 * Runs a command's body and turns its outcome into an exit code: a user's mistake prints its sentence and fix (1, or 2
 * if the command itself was used wrongly), an interruption prints one line (130), anything else is a bug of ours and
 * shows its stack (70).
 */
export function main(body: () => Promise<void>): void {
  body().then(
    () => process.exit(process.exitCode ?? ExitCode.ok),
    (error: unknown) => process.exit(explain(error)),
  );
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
