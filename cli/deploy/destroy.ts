import { setTimeout as sleep } from "node:timers/promises";
import type { Progress } from "../../console/progress";
import { isKept, type RenderedObject, renderedObjects } from "../explain/manifest";
import { runCdktf } from "./cdktf";
import { failure } from "./failure";
import { listRevisions, readRecord, revisionsOf } from "./helm-releases";
import { terminating } from "./namespaces";
import { repairSession, synthesize } from "./recover";
import { forgetLocalBackends, openSession, type Session, type SessionOptions } from "./session";
import { readStacks, type Stack, selectStacks } from "./stacks";
import { type Shortfall, verifyDestroyed } from "./verify";
import { look, releaseNamespaces } from "./view";

export interface DestroyOptions extends SessionOptions {
  /** Names or patterns of stacks. @default all */
  readonly stacks?: readonly string[];
}

export interface DestroyResult {
  readonly stacks: readonly string[];
  /** Objects that stay because they are marked to be kept, as `Kind namespace/name`. */
  readonly kept: readonly string[];
  readonly log: string;
}

const NAMESPACES_MS = 90_000;

/**
 * Destroys stacks with the project's cdktf CLI, dependents first, and checks afterwards that nothing is left but what
 * is marked to be kept.
 *
 * @throws UserError HW-DEPLOY-011 with what is left
 */
export async function destroy(options: DestroyOptions, progress: Progress): Promise<DestroyResult> {
  const session = await openSession(options);
  const { app, env, log, client, note } = session;
  // What a killed deploy has left unknown to Terraform would be left by the destroy as well.
  const before = await repairSession(session, "destroy", progress);
  if (before.stacks.length === 0) await synthesize(session);
  const patterns = options.stacks ?? [];
  const stacks = selectStacks((await readStacks(app)) ?? [], patterns);
  const toKeep = await objectsToKeep(session, stacks);

  const { id } = await note.begin(client.connectedAt);
  await forgetLocalBackends(app);
  // Destroyed is what was deployed, whatever the code says now.
  const outcome = await runCdktf(
    { app, command: "destroy", stacks: patterns, env, log, id, synthesized: true },
    progress,
  );
  const view = await look(stacks, session.terraform, client, { since: undefined, purpose: "destroy" });
  const shortfalls = verifyDestroyed(view.stacks, view.revisions);
  if (shortfalls.length === 0) shortfalls.push(...(await waitForNamespacesToGo(session, stacks, progress)));
  if (shortfalls.length > 0) throw await failure("destroyed", { session, view, shortfalls, outcome });
  await note.end();
  return { stacks: stacks.map(({ name }) => name), kept: await stillThere(session, toKeep), log };
}

/** Read before the destroy, while Helm's records are there. */
async function objectsToKeep({ client }: Session, stacks: readonly Stack[]): Promise<readonly RenderedObject[]> {
  const revisions = await listRevisions(client, releaseNamespaces(stacks));
  const toKeep: RenderedObject[] = [];
  for (const { type, namespace, name } of stacks.flatMap(({ resources }) => resources)) {
    if (type !== "helm_release" || namespace === undefined || name === undefined) continue;
    const [newest] = revisionsOf(revisions, namespace, name);
    const record = newest && (await readRecord(client, newest));
    if (record) toKeep.push(...renderedObjects(record, namespace).filter(isKept));
  }
  return toKeep;
}

/** What is kept may still have gone, with its namespace. */
async function stillThere({ client }: Session, objects: readonly RenderedObject[]): Promise<string[]> {
  const there: string[] = [];
  for (const object of objects) {
    const found = await client.find(object);
    if (found === undefined || found.metadata.deletionTimestamp !== undefined) continue;
    const { namespace, name } = found.metadata;
    there.push(`${object.kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`);
  }
  return there;
}

async function waitForNamespacesToGo(
  { client }: Session,
  stacks: readonly Stack[],
  progress: Progress,
): Promise<Shortfall[]> {
  return await progress.step(
    "Wait until the namespaces are gone",
    async (say) => {
      for (const deadline = Date.now() + NAMESPACES_MS; ; await sleep(500)) {
        const left = (await terminating(client, stacks)).map(({ metadata }) => metadata.name);
        if (left.length === 0) return [];
        say(left.join(", "));
        if (Date.now() < deadline) continue;
        return left.map((name) => ({
          stack: name,
          what: "is a namespace that does not go: something in it has a finalizer",
        }));
      }
    },
    1000,
  );
}
