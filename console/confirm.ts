import { createInterface } from "node:readline/promises";
import { Interrupted, UsageError, UserError } from "./user-error";

/**
 * Asks whether to go on, with what was shown before. Where nobody can answer, `--yes` must have been given.
 *
 * @throws UsageError HW-OPERATE-004 if nobody can answer; UserError HW-OPERATE-005 if the answer is no
 */
export async function confirm(question: string, { yes, json }: { yes: boolean; json: boolean }): Promise<void> {
  if (yes) return;
  if (json || !process.stdin.isTTY || !process.stdout.isTTY) {
    throw new UsageError("HW-OPERATE-004", `${question} Nobody is there to answer.`, "Add --yes.");
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(`${question} [y/N] `);
    if (/^y(es)?$/i.test(answer.trim())) return;
  } catch (error) {
    throw (error as Error).name === "AbortError" ? new Interrupted() : error;
  } finally {
    terminal.close();
  }
  throw new UserError("HW-OPERATE-005", "Nothing was changed.", "Run the command again when you are sure.");
}
