import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "../../console/user-error";
import type { ApiObject, KubernetesClient } from "../kubernetes/client";
import type { Stack } from "./stacks";
import { releaseNamespaces } from "./view";

interface Namespace extends ApiObject {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly message?: string }[] };
}

const WAIT_MS = 60_000;

/**
 * Waits until no namespace of these stacks is being deleted any more: nothing can be created in one.
 *
 * @throws UserError HW-DEPLOY-005 after a minute, with what holds it up
 */
export async function waitForNamespaces(
  client: KubernetesClient,
  stacks: readonly Stack[],
  say: (note: string) => void,
): Promise<void> {
  for (const deadline = Date.now() + WAIT_MS; ; await sleep(1000)) {
    const [stuck] = await terminating(client, stacks);
    if (stuck === undefined) return;
    const { name } = stuck.metadata;
    say(`waiting until the namespace ${name} is gone`);
    if (Date.now() < deadline) continue;
    const remaining = (stuck.status?.conditions ?? []).filter(({ type }) => type.endsWith("Remaining"));
    throw new UserError(
      "HW-DEPLOY-005",
      `The namespace ${name} has been terminating for more than ${WAIT_MS / 1000} s.`,
      "Remove what holds it up, then run the command again.",
      remaining.flatMap(({ message }) => message ?? []),
    );
  }
}

/** Namespaces in deletion that releases are recorded in, or that a declared release brought. */
export async function terminating(client: KubernetesClient, stacks: readonly Stack[]): Promise<readonly Namespace[]> {
  const recorded = releaseNamespaces(stacks);
  const releases = new Set(stacks.flatMap(({ resources }) => resources.map(({ name }) => name)));
  const all = await client.list<Namespace>("/api/v1/namespaces");
  return all.filter(({ metadata }) => {
    const release = metadata.annotations?.["meta.helm.sh/release-name"];
    return metadata.deletionTimestamp !== undefined && (recorded.has(metadata.name) || releases.has(release));
  });
}
