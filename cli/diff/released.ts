import { parseAllDocuments } from "yaml";
import { sideBySide } from "../../runtime/shared/side-by-side";
import { type ReleaseRecord, type Revision, readRecord, revisionsOf } from "../deploy/helm-releases";
import type { ApiObject, KubernetesClient } from "../kubernetes/client";
import type { ReleaseName } from "../kubernetes/helm-marks";

/** The chart of an owner's release. */
export const BUNDLE = "headwater-bundle";
const AT_ONCE = 8;

/** What a release last brought into the cluster. */
export interface Released {
  readonly release: ReleaseName;
  readonly chart: string;
  /** Without hooks. */
  readonly objects: readonly ApiObject[];
}

/** What is released of these, as Helm will compare it. Releases that were never installed are left out. */
export async function readReleased(
  client: KubernetesClient,
  revisions: readonly Revision[],
  releases: readonly ReleaseName[],
): Promise<readonly Released[]> {
  const found = await sideBySide(releases, AT_ONCE, async (release) => {
    const newest = comparedRevision(revisionsOf(revisions, release.namespace, release.name));
    const record = newest && (await readRecord(client, newest));
    return record && { release, chart: record.chart, objects: objectsIn(record) };
  });
  return found.filter((released) => released !== undefined);
}

/** Helm compares an upgrade with what was deployed last; if nothing ever was, with what failed last. */
const comparedRevision = (revisions: readonly Revision[]): Revision | undefined =>
  revisions.find(({ status }) => status === "deployed") ?? revisions[0];

function objectsIn({ manifest }: ReleaseRecord): ApiObject[] {
  return parseAllDocuments(manifest, { logLevel: "silent" }).flatMap((document) => {
    const object = document.toJS() as ApiObject | null;
    if (!object?.kind || !object.apiVersion || !object.metadata?.name) return [];
    return [object];
  });
}
