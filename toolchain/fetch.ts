import { setTimeout as sleep } from "node:timers/promises";
import { type RunOptions, type RunResult, run } from "../console/process";
import { UserError } from "../console/user-error";

export interface FetchOptions extends RunOptions {
  /** Tries altogether. @default 3 */
  readonly tries?: number;
  /** Wait before the second try, in milliseconds; it doubles with each further one. @default 2000 */
  readonly waitMs?: number;
  /** What to do between two tries. */
  readonly between?: () => Promise<void>;
}

/** One try may take this long: a big module over a slow line, but no dead connection. */
const TRY_MS = 10 * 60_000;

/**
 * Runs a registry's client, a few times if need be: a registry that fails midway is common and mostly short.
 * Clients keep what they already have, so each try goes on from there.
 *
 * @throws UserError HW-BUILD-002 naming `what` when every try failed
 */
export async function fetchWith(
  what: string,
  command: string,
  args: readonly string[],
  options: FetchOptions = {},
): Promise<RunResult> {
  const { tries = 3, waitMs = 2000, between, ...runOptions } = options;
  for (let attempt = 1; ; attempt++) {
    const result = await run(command, args, { timeoutMs: TRY_MS, ...runOptions });
    if (result.code === 0) return result;
    if (attempt >= tries) throw notFetched(what, command, result.output);
    await sleep(waitMs * 2 ** (attempt - 1));
    await between?.();
  }
}

function notFetched(what: string, command: string, output: string): UserError {
  return new UserError(
    "HW-BUILD-002",
    `${what} could not be downloaded: ${command} failed.`,
    "Check the network and the registry, then run the same command again; what has arrived is kept.",
    output.trimEnd().split("\n").slice(-5),
  );
}
