import { sideBySide } from "../../runtime/shared/side-by-side";
import { type Revision, readRecord } from "../deploy/helm-releases";
import type { KubernetesClient } from "../kubernetes/client";
import { age } from "./in-words";
import type { Problem } from "./problems";
import type { View } from "./view";

const AT_ONCE = 8;

/** Releases whose newest revision is not deployed, with Helm's words for it. */
export async function releaseProblems(
  client: KubernetesClient,
  { revisions }: Pick<View, "revisions">,
): Promise<readonly Problem[]> {
  const wrong = newestRevisions(revisions).filter(({ status }) => status !== "deployed");
  return await sideBySide(wrong, AT_ONCE, async (revision) => {
    const record = revision.status === "failed" ? await readRecord(client, revision) : undefined;
    return problemOf(revision, record?.description, client.connectedAt);
  });
}

/** A repair may leave a superseded one above the one that is deployed. */
export function newestRevisions(revisions: readonly Revision[]): readonly Revision[] {
  const newest = new Map<string, Revision>();
  for (const revision of revisions) {
    if (revision.status === "superseded") continue;
    const key = `${revision.namespace}/${revision.release}`;
    if ((newest.get(key)?.revision ?? 0) < revision.revision) newest.set(key, revision);
  }
  return [...newest.values()];
}

/** @param now the API server's clock (ms) */
export function problemOf(revision: Revision, description: string | undefined, now: number): Problem {
  const { namespace, release, status, createdAt } = revision;
  const object = `release ${namespace}/${release}`;
  if (status === "failed") {
    return {
      object,
      cause: `Its last deploy failed${description ? `: ${description.trim()}` : "."}`,
      fix: "Correct the cause and run headwater deploy; it repairs the release first.",
    };
  }
  return {
    object,
    cause: `It has been ${status} for ${age(now - createdAt)}: a deploy is under way, or ended in the middle.`,
    fix: "Wait for the deploy. If none is under way, run headwater recover, then headwater deploy.",
  };
}
