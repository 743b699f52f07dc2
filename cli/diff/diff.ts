import { basename } from "node:path/posix";
import { withCleanup } from "../../console/process";
import { sideBySide } from "../../runtime/shared/side-by-side";
import { listRevisions } from "../deploy/helm-releases";
import { type ApiObject, KubernetesClient } from "../kubernetes/client";
import { clusterEnvironment } from "../kubernetes/config";
import { isSameRelease, keyOf, type ReleaseName } from "../kubernetes/helm-marks";
import { type RenderedProgram, renderObjects } from "../render/render";
import { withSound } from "../synth/synthesize";
import { LiveObjects } from "./live-objects";
import { diffGone, diffObject, type ObjectDiff } from "./object-diff";
import { hookRequest, isHook, type ProvisionerDiff, ProvisionerDiffs } from "./provisioner-diff";
import { BUNDLE, type Released, readReleased } from "./released";

/** What a deploy would change for one owner. */
export interface OwnerDiff extends Partial<ProvisionerDiff> {
  /** Undefined for a release that no stack renders any more. */
  readonly stack?: string;
  /** `NAMESPACE/NAME` of the Helm release; of what Terraform makes itself, the name of its rendered file. */
  readonly owner: string;
  readonly objects: readonly ObjectDiff[];
}

export interface DiffResult {
  readonly differs: boolean;
  readonly owners: readonly OwnerDiff[];
  /** Resources of the stacks that are not compared: upstream charts, other providers' resources. */
  readonly left: readonly string[];
}

export interface DiffOptions {
  readonly appDir: string;
  /** Names of stacks, or patterns; all if there are none. */
  readonly stacks: readonly string[];
  readonly context?: string;
  /** @default process.env */
  readonly env?: NodeJS.ProcessEnv;
}

/** Requests under way. More make the API server of a small cluster slower. */
const AT_ONCE = 24;

/**
 * What a deploy would change: each object of each release, by a dry run in the cluster, and what the provisioner would
 * do for each owner. Changes nothing.
 *
 * @throws UserError if it can't be told
 */
export async function diff(options: DiffOptions): Promise<DiffResult> {
  const { appDir, stacks, context, env = process.env } = options;
  const client = await KubernetesClient.connect(clusterEnvironment(env, context));
  return await withSound(appDir, async (synthesized) => {
    const program = await renderObjects(synthesized, stacks);
    return await diffProgram(client, program, { whole: stacks.length === 0 });
  });
}

/** @param whole whether it is all of the program, so that what is not in it is gone */
export async function diffProgram(
  client: KubernetesClient,
  { rendered, left }: Pick<RenderedProgram, "rendered" | "left">,
  { whole }: { readonly whole: boolean },
): Promise<DiffResult> {
  const releases = rendered.flatMap(({ release }) => release ?? []);
  const revisions = await listRevisions(client, new Set(releases.map(({ namespace }) => namespace)));
  const known: ReleaseName[] = revisions.map(({ namespace, release }) => ({ namespace, name: release }));
  const former = whole ? unique(known.filter((one) => isOwn(one, releases) && !isAmong(one, releases))) : [];
  const released = await readReleased(client, revisions, [...releases, ...former]);
  const last = new Map(released.map((each) => [keyOf(each.release), each]));
  const gone = former.filter((release) => last.get(keyOf(release))?.chart === BUNDLE);
  const provisioners = new ProvisionerDiffs(client);
  const cluster = await LiveObjects.expecting(
    client,
    rendered.flatMap(({ objects }) => objects),
  );
  const work = async () => {
    const [objects, changes] = await Promise.all([
      sideBySide(tasksOf(rendered, gone, last), AT_ONCE, async ({ owner, run }) => ({
        owner,
        diff: await run(client, cluster),
      })),
      sideBySide(requestsOf(rendered), AT_ONCE, async ({ owner, request }) => ({
        owner,
        ...(await provisioners.of(request)),
      })),
    ]);
    const owners = [
      ...rendered.map(({ stack, file, release }) => ({
        stack,
        key: file,
        owner: release ? keyOf(release) : basename(file, ".yaml"),
      })),
      ...gone.map((release) => ({ key: keyOf(release), owner: keyOf(release) })),
    ].map(({ key, ...owner }): OwnerDiff => {
      const { owner: _, ...provisioned } = changes.find((each) => each.owner === key) ?? { owner: key };
      return {
        ...owner,
        objects: objects.flatMap((each) => (each.owner === key && each.diff ? [each.diff] : [])),
        ...provisioned,
      };
    });
    return { differs: owners.some(differs), owners, left };
  };
  return await withCleanup(work, () => provisioners.close());
}

export const differs = ({ objects, changes = [], refused }: OwnerDiff): boolean =>
  objects.some(({ state }) => state !== "unchanged") || changes.length > 0 || refused !== undefined;

interface Task {
  readonly owner: string;
  readonly run: (client: KubernetesClient, cluster: LiveObjects) => Promise<ObjectDiff | undefined>;
}

/** A comparison for each object that is rendered, or was when the release was last deployed. */
function tasksOf(
  rendered: RenderedProgram["rendered"],
  gone: readonly ReleaseName[],
  last: ReadonlyMap<string, Released>,
): Task[] {
  const lastOf = (release: ReleaseName | undefined): readonly ApiObject[] =>
    (release && last.get(keyOf(release))?.objects) ?? [];
  const current = rendered.flatMap(({ file, release, objects }) => {
    const next = objects.filter((object) => !isHook(object));
    const identity = (object: ApiObject) => identityOf(object, release?.namespace);
    const before = new Map(lastOf(release).map((object) => [identity(object), object]));
    const now = new Set(next.map(identity));
    return [
      ...next.map(
        (object): Task => ({
          owner: file,
          run: (client, cluster) => diffObject(client, cluster, object, release, before.get(identity(object))),
        }),
      ),
      ...[...before]
        .filter(([identity]) => !now.has(identity))
        .flatMap(([, object]): Task[] =>
          release ? [{ owner: file, run: (client) => diffGone(client, object, release) }] : [],
        ),
    ];
  });
  const former = gone.flatMap((release) =>
    lastOf(release).map(
      (object): Task => ({ owner: keyOf(release), run: (client) => diffGone(client, object, release) }),
    ),
  );
  return [...current, ...former];
}

const requestsOf = (rendered: RenderedProgram["rendered"]) =>
  rendered.flatMap(({ file, objects }) =>
    objects.flatMap((object) => {
      const request = hookRequest(object);
      return request === undefined ? [] : [{ owner: file, request }];
    }),
  );

/** Whether a release lies where only this program's releases do. Several programs keep namespaces in `default`. */
const isOwn = ({ namespace }: ReleaseName, releases: readonly ReleaseName[]): boolean =>
  namespace !== "default" && releases.some((one) => one.namespace === namespace);

const isAmong = (release: ReleaseName, releases: readonly ReleaseName[]): boolean =>
  releases.some((one) => isSameRelease(one, release));

const unique = (releases: readonly ReleaseName[]): ReleaseName[] => [
  ...new Map(releases.map((release) => [keyOf(release), release])).values(),
];

/** Without the version: an object that is served in a newer one is the same. */
const identityOf = ({ apiVersion = "v1", kind, metadata }: ApiObject, namespace: string | undefined): string =>
  [
    apiVersion.includes("/") ? apiVersion.split("/")[0] : "",
    kind,
    metadata.namespace ?? namespace ?? "",
    metadata.name,
  ].join("/");
