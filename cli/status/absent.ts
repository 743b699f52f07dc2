import { basename, dirname } from "node:path/posix";
import { sideBySide } from "../../runtime/shared/side-by-side";
import type { Released } from "../diff/released";
import type { KubernetesClient } from "../kubernetes/client";
import type { ReleaseName } from "../kubernetes/helm-marks";

/** An object that its release brought, and which is not there. */
export interface Absent {
  /** `Kind namespace/name` */
  readonly object: string;
  readonly release: ReleaseName;
}

const AT_ONCE = 24;

/** What releases brought and somebody else has deleted. Asks for names only, once for each kind and namespace. */
export async function absentObjects(
  client: KubernetesClient,
  released: readonly Released[],
): Promise<readonly Absent[]> {
  const brought = released.flatMap(({ release, objects }) => objects.map((object) => ({ release, object })));
  const placed = await sideBySide(brought, AT_ONCE, async ({ release, object }) => ({
    release,
    object,
    path: await client.pathOf(object, release.namespace),
  }));
  const collections = [...new Set(placed.flatMap(({ path }) => (path === undefined ? [] : [dirname(path)])))];
  const lists = await sideBySide(collections, AT_ONCE, async (collection) => {
    const found = await client.listMetadata(collection);
    return [collection, new Set(found.map(({ metadata }) => metadata.name))] as const;
  });
  const names = new Map(lists);
  return placed
    .filter(({ path }) => path === undefined || !names.get(dirname(path))?.has(basename(path)))
    .map(({ release, object: { kind, metadata } }) => ({
      object: `${kind} ${metadata.namespace ?? release.namespace}/${metadata.name}`,
      release,
    }));
}
