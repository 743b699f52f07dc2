import { ApiError } from "../kubernetes/api-errors";
import type { ApiObject, KubernetesClient } from "../kubernetes/client";
import { asHelmSends, isSameRelease, keyOf, type ReleaseName, releaseOf } from "../kubernetes/helm-marks";
import {
  type FieldDifference,
  fieldDifferences,
  isAsDeclared,
  removedFields,
  withoutSecrets,
} from "./field-differences";
import type { LiveObjects } from "./live-objects";

/** What a deploy would do to an object. */
export interface ObjectDiff {
  /** `Deployment shop/shipping` */
  readonly object: string;
  readonly state:
    | "new"
    | "changed"
    | "unchanged"
    | "removed"
    /** No longer rendered, but marked to be kept. */
    | "kept"
    /** The API server would not take it. */
    | "refused"
    /** It is there, but belongs to somebody else: Helm would refuse. */
    | "foreign";
  /** Of a changed one. */
  readonly fields?: readonly FieldDifference[];
  /** Of one that would fail. */
  readonly why?: string;
}

const FIELD_MANAGER = "headwater-diff";

export const nameOf = ({ kind, metadata }: ApiObject): string =>
  `${kind} ${metadata.namespace === undefined ? "" : `${metadata.namespace}/`}${metadata.name}`;

/**
 * Compares an object with the cluster: what the API server would make of it, defaults included, and what Helm would
 * take away of the last release's.
 *
 * @param last as the last release has it
 */
export async function diffObject(
  client: KubernetesClient,
  cluster: LiveObjects,
  rendered: ApiObject,
  release: ReleaseName | undefined,
  last: ApiObject | undefined,
): Promise<ObjectDiff> {
  const object = nameOf(rendered);
  const path = await client.pathOf(rendered, release?.namespace);
  const live = path && (await cluster.get(path, rendered));
  if (path === undefined || !live) return { object, state: "new" };
  // Named by its content, as an immutable one has to be.
  if (release === undefined) return { object, state: "unchanged" };
  const owner = releaseOf(live);
  if (last === undefined && !isSameRelease(owner, release)) {
    const whose = owner ? `belongs to the release ${keyOf(owner)}` : "was not made by Helm";
    return { object, state: "foreign", why: `it is there already and ${whose}` };
  }
  const next = asHelmSends(rendered, release);
  if (isAsDeclared(next, live) && removedFields(last, next, live).length === 0) return { object, state: "unchanged" };
  try {
    const applied = await client.dryRunApply(path, next, FIELD_MANAGER);
    const fields = withoutSecrets(rendered.kind, [
      ...fieldDifferences(live, applied),
      ...removedFields(last, next, applied),
    ]);
    return fields.length === 0 ? { object, state: "unchanged" } : { object, state: "changed", fields };
  } catch (error) {
    if (!(error instanceof ApiError) || error.status < 400 || error.status >= 500) throw error;
    return { object, state: "refused", why: error.reason };
  }
}

/** What becomes of an object that is no longer rendered; undefined if it is gone already. */
export async function diffGone(
  client: KubernetesClient,
  last: ApiObject,
  { namespace }: ReleaseName,
): Promise<ObjectDiff | undefined> {
  const path = await client.pathOf(last, namespace);
  const live = path && (await client.get(path));
  if (!live) return undefined;
  const kept = last.metadata.annotations?.["helm.sh/resource-policy"] === "keep";
  return { object: nameOf(live), state: kept ? "kept" : "removed" };
}
