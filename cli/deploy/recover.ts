import { run } from "../../console/process";
import type { Progress } from "../../console/progress";
import { UserError } from "../../console/user-error";
import { summarize } from "./cdktf-output";
import { waitForNamespaces } from "./namespaces";
import { type Foreign, planRepairs } from "./plan-repairs";
import { endLeftovers } from "./processes";
import { repair } from "./repair";
import { openSession, type Session, type SessionOptions } from "./session";
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
  return await repairSession(session, true, progress);
}

/** @param asked somebody asked for it: then releases that match a declared one in name and chart are adopted */
export async function repairSession(session: Session, asked: boolean, progress: Progress): Promise<RecoverResult> {
  const { log, note, client } = session;
  const unfinished = await note.read();
  return await progress.step(
    "Look for what an earlier deploy left",
    async (say) => {
      if (unfinished) {
        note.refuseIfRunning(unfinished);
        await endLeftovers(unfinished.id, say);
      }
      const stacks = (await currentStacks(session, unfinished !== undefined)) ?? [];
      await waitForNamespaces(client, stacks, say);
      const view = await look(stacks, session.terraform, client, { since: unfinished?.since, asked });
      const { repairs, foreign } = planRepairs(view);
      const repaired: string[] = [];
      for (const item of repairs) {
        const done = await repair(item, { ...session, stacks });
        repaired.push(done);
        progress.print(`  ${done}`);
      }
      say(repaired.length === 0 ? "nothing to repair" : `${repaired.length} repaired`);
      return { repaired, foreign, log };
    },
    asked ? 0 : 3000,
  );
}

/** The stacks as synthesized; anew if that is asked for or never came to its end. */
async function currentStacks(session: Session, anew: boolean): Promise<readonly Stack[] | undefined> {
  const stacks = anew ? undefined : await readStacks(session.app);
  if (stacks) return stacks;
  await synthesize(session);
  return await readStacks(session.app);
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
