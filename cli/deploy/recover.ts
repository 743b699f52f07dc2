import { run } from "../../console/process";
import type { Progress } from "../../console/progress";
import { UserError } from "../../console/user-error";
import { summarize } from "./cdktf-output";
import { waitForNamespaces } from "./namespaces";
import { type Foreign, type Purpose, planRepairs } from "./plan-repairs";
import { endLeftovers } from "./processes";
import { repair } from "./repair";
import { lastStacks, openSession, type Session, type SessionOptions } from "./session";
import { readStacks, type Stack } from "./stacks";
import { look } from "./view";

export type RecoverOptions = SessionOptions;

export interface RecoverResult {
  /** What was repaired, one sentence each. */
  readonly repaired: readonly string[];
  /** Releases of declared names that were left alone, because nothing shows that this project made them. */
  readonly foreign: readonly Foreign[];
  readonly log: string;
}

/**
 * Brings Helm and Terraform together again after a deploy that was killed or failed, so that the next one goes through.
 * Deletes nothing that a release delivered. Does nothing where nothing is wrong.
 */
export async function recover(options: RecoverOptions, progress: Progress): Promise<RecoverResult> {
  const session = await openSession(options);
  const { repaired, foreign } = await repairSession(session, "recover", progress);
  return { repaired, foreign, log: session.log };
}

export interface Repaired {
  readonly repaired: readonly string[];
  readonly foreign: readonly Foreign[];
  /** The stacks that were looked at: as last synthesized. */
  readonly stacks: readonly Stack[];
  /** They were synthesized for this. */
  readonly synthesized: boolean;
}

/**
 * Repairs what is declared in the output that is there: the deploy that died was made from it. A fraction of a second
 * where nothing is wrong.
 */
export async function repairSession(session: Session, purpose: Purpose, progress: Progress): Promise<Repaired> {
  const { note, client, terraform } = session;
  const unfinished = await note.read();
  if (unfinished) note.refuseIfRunning(unfinished);
  return await progress.step(
    "Look for what an earlier deploy left",
    async (say) => {
      if (unfinished) await endLeftovers(unfinished.id, say);
      const last = await lastStacks(session);
      const synthesized = last === undefined && (purpose === "recover" || unfinished !== undefined);
      if (synthesized) await synthesize(session);
      const stacks = last ?? (synthesized ? await readStacks(session.app) : undefined) ?? [];
      await waitForNamespaces(client, stacks, say);
      const view = await look(stacks, terraform, client, { since: unfinished?.since, purpose });
      const { repairs, foreign } = planRepairs(view);
      const repaired: string[] = [];
      for (const item of repairs) {
        const done = await repair(item, { ...session, stacks });
        repaired.push(done);
        progress.print(`  ${done}`);
      }
      say(repaired.length === 0 ? "nothing to repair" : `${repaired.length} repaired`);
      return { repaired, foreign, stacks, synthesized };
    },
    purpose === "recover" ? 0 : 3000,
  );
}

/** @throws UserError HW-DEPLOY-006 if the app's code fails */
export async function synthesize({ app, env, log }: Session): Promise<void> {
  const [program = "cdktf", ...args] = app.cli;
  const { code, output } = await run(program, [...args, "synth"], {
    cwd: app.folder,
    env,
    log,
  });
  if (code === 0) return;
  throw new UserError(
    "HW-DEPLOY-006",
    "cdktf could not synthesize the stacks.",
    `Correct what it reports; all of its output is in ${log}.`,
    summarize(output),
  );
}
