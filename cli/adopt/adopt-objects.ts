import { UserError } from "../../console/user-error";
import { sideBySide } from "../../runtime/shared/side-by-side";
import { dropObject, isPending, listRevisions, type Revision, revisionsOf } from "../deploy/helm-releases";
import { nameOf } from "../diff/object-diff";
import { isHook } from "../diff/provisioner-diff";
import { readReleased } from "../diff/released";
import { type ApiObject, KubernetesClient } from "../kubernetes/client";
import { clusterEnvironment } from "../kubernetes/config";
import { helmMarks, isSameRelease, keyOf, type ReleaseName, releaseOf } from "../kubernetes/helm-marks";
import { renderObjects } from "../render/render";
import { withSound } from "../synth/synthesize";

/** An object that the program declares, and that belongs to somebody else or to nobody. */
export interface Move {
  /** `Deployment shop/shipping` */
  readonly object: string;
  /** The Helm release that it belongs to, `namespace/name`. Absent: none. */
  readonly from?: string;
  readonly to: string;
}

export interface AdoptObjectsOptions {
  readonly appDir: string;
  readonly stacks: readonly string[];
  readonly context?: string;
  /** @default process.env */
  readonly env?: NodeJS.ProcessEnv;
  /** Told what is to be moved before anything is; throws to stop. */
  readonly approve: (moves: readonly Move[]) => Promise<void>;
}

interface Found extends Move {
  readonly path: string;
  readonly live: ApiObject;
  readonly release: ReleaseName;
}

const AT_ONCE = 16;

/**
 * Moves objects that exist already to the releases that declare them, so that a deploy takes them over as they are: they
 * go out of their former release's record, and get the new one's marks. Interrupted, it can be repeated.
 *
 * @throws UserError HW-ADOPT-003 if a former release is being changed
 */
export async function adoptObjects(options: AdoptObjectsOptions): Promise<readonly Move[]> {
  const { appDir, stacks, context, env = process.env, approve } = options;
  const client = await KubernetesClient.connect(clusterEnvironment(env, context));
  const found = await withSound(appDir, async (synthesized) => {
    const { rendered } = await renderObjects(synthesized, stacks);
    const objects = rendered.flatMap(({ release, objects }) =>
      release ? objects.filter((object) => !isHook(object)).map((object) => ({ object, release })) : [],
    );
    return await foreignObjects(client, objects);
  });
  if (found.length === 0) return [];
  const former = new Set(found.flatMap(({ from }) => from?.split("/")[0] ?? []));
  const revisions = await listRevisions(client, former);
  refusePending(found, revisions);
  const moves = found.map(({ object, from, to }) => ({ object, ...(from === undefined ? {} : { from }), to }));
  await approve(moves);
  for (const each of found) await move(client, each, revisions);
  return moves;
}

/** An object that its release has brought itself is Helm's to compare, whatever its marks say. */
async function foreignObjects(
  client: KubernetesClient,
  objects: readonly { readonly object: ApiObject; readonly release: ReleaseName }[],
): Promise<Found[]> {
  const releases = [...new Map(objects.map(({ release }) => [keyOf(release), release])).values()];
  const revisions = await listRevisions(client, new Set(releases.map(({ namespace }) => namespace)));
  const released = await readReleased(client, revisions, releases);
  const own = new Set(released.flatMap((each) => each.objects.map((one) => `${keyOf(each.release)} ${nameOf(one)}`)));
  const found = await sideBySide(objects, AT_ONCE, async ({ object, release }): Promise<Found | undefined> => {
    if (own.has(`${keyOf(release)} ${nameOf(object)}`)) return undefined;
    const path = await client.pathOf(object, release.namespace);
    const live = path && (await client.get(path));
    if (!live || path === undefined) return undefined;
    const owner = releaseOf(live);
    if (isSameRelease(owner, release)) return undefined;
    const from = owner ? { from: keyOf(owner) } : {};
    return { object: nameOf(object), ...from, to: keyOf(release), path, live, release };
  });
  return found.filter((each) => each !== undefined);
}

/** First out of the old record: an object that no release lists is deleted by nobody. */
async function move(client: KubernetesClient, { live, from, path, release }: Found, all: readonly Revision[]) {
  const [namespace, name] = from?.split("/") ?? [];
  if (namespace !== undefined && name !== undefined) {
    for (const revision of revisionsOf(all, namespace, name)) await dropObject(client, revision, live);
  }
  await client.merge(path, { metadata: helmMarks(release) });
}

function refusePending(found: readonly Found[], revisions: readonly Revision[]): void {
  const former = new Set(found.map(({ from }) => from));
  const pending = revisions.filter((each) => isPending(each) && former.has(`${each.namespace}/${each.release}`));
  if (pending.length === 0) return;
  throw new UserError(
    "HW-ADOPT-003",
    `The release ${pending.map(({ namespace, release }) => `${namespace}/${release}`).join(", ")} is being changed.`,
    "Wait until that is done. If it has died, run headwater recover, or helm rollback, first.",
  );
}
