import type { Progress } from "../../console/progress";
import { UserError } from "../../console/user-error";
import { findPaused, resumeLeft } from "../pause/left-pauses";
import { type CdktfOutcome, runCdktf } from "./cdktf";
import { failure } from "./failure";
import type { Foreign } from "./plan-repairs";
import { repairSession } from "./recover";
import { forgetLocalBackends, openSession, type SessionOptions } from "./session";
import { readStacks, type Stack, selectStacks } from "./stacks";
import { type Shortfall, verifyDeployed } from "./verify";
import { look, releaseNamespaces } from "./view";

export interface DeployOptions extends SessionOptions {
  /** Names or patterns of stacks. @default all */
  readonly stacks?: readonly string[];
}

export interface DeployResult {
  readonly stacks: readonly DeployedStack[];
  /** What was repaired beforehand, one sentence each. */
  readonly repaired: readonly string[];
  /** Workloads that commands had stopped, one sentence each: those of killed ones go on now. */
  readonly stopped: readonly string[];
  readonly log: string;
}

export interface DeployedStack {
  readonly name: string;
  /** Resources created, changed or destroyed. */
  readonly changed: number;
}

/**
 * Deploys stacks with the project's cdktf CLI. Repairs first what a deploy that died has left, checks afterwards in
 * Terraform's states and in the cluster that everything is really there, and explains what is not.
 *
 * @throws UserError HW-DEPLOY-010 with the causes if anything was not deployed
 */
export async function deploy(options: DeployOptions, progress: Progress): Promise<DeployResult> {
  const session = await openSession(options);
  const { app, env, log, client, note } = session;
  const { repaired, foreign, synthesized } = await repairSession(session, "deploy", progress);
  refuseIfBusy(foreign);
  const { id } = await note.begin(client.connectedAt);
  await forgetLocalBackends(app);
  const patterns = options.stacks ?? [];
  const outcome = await runCdktf({ app, command: "deploy", stacks: patterns, env, log, id, synthesized }, progress);

  const stacks = selectStacks((await readStacks(app)) ?? [], patterns);
  if (stacks.length === 0 || outcome.stacks.size === 0) throw cdktfFailed(outcome, log);
  const view = await look(stacks, session.terraform, client, { since: undefined, purpose: "deploy" });
  const shortfalls = [...verifyDeployed(view.stacks, view.revisions), ...unreported(stacks, outcome)];
  if (shortfalls.length > 0) throw await failure("deployed", { session, view, shortfalls, outcome });
  await note.end();
  if (outcome.code !== 0) throw cdktfFailed(outcome, log);
  // Nothing that is declared says so: Helm leaves alone what it did not write.
  const stopped = await resumeLeft(client, await findPaused(client, releaseNamespaces(stacks)));
  for (const each of stopped) progress.print(`  ${each}`);
  return {
    stacks: stacks.map(({ name }) => ({ name, changed: outcome.stacks.get(name)?.finished ?? 0 })),
    repaired,
    stopped,
    log,
  };
}

function refuseIfBusy(foreign: readonly Foreign[]): void {
  const busy = foreign.find(({ pending }) => pending);
  if (busy === undefined) return;
  throw new UserError(
    "HW-DEPLOY-007",
    `The release ${busy.release} is being changed, and not by a deploy from here.`,
    "If nobody is deploying, that deploy has died: run headwater recover, then deploy again.",
  );
}

/** cdktf goes on to the next stack, and exits with 0, when a terraform dies by a signal. */
function unreported(stacks: readonly Stack[], outcome: CdktfOutcome): Shortfall[] {
  return stacks
    .filter(({ name }) => outcome.stacks.get(name)?.phase !== "done")
    .map(({ name }) => ({ stack: name, what: "was not applied to its end" }));
}

/** It failed before or beside the stacks, for example in the app's own code. */
function cdktfFailed({ code, summary, errors }: CdktfOutcome, log: string): UserError {
  const details = errors.length > 0 ? errors.map(({ stack, error }) => `${stack}: ${error.message}`) : summary;
  return new UserError(
    "HW-DEPLOY-008",
    `cdktf failed (exit code ${code}).`,
    `Correct what it reports; all of its output is in ${log}.`,
    details,
  );
}
