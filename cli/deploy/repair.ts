import type { KubernetesClient } from "../kubernetes/client";
import { type Revision, secretPath, setStatus } from "./helm-releases";
import type { Repair } from "./plan-repairs";
import type { Stack } from "./stacks";
import type { Terraform } from "./terraform";

export interface Tools {
  readonly stacks: readonly Stack[];
  readonly terraform: Terraform;
  readonly client: KubernetesClient;
}

/** Carries out one repair. Doing it again does no harm. Returns what was done, in a sentence. */
export async function repair(item: Repair, { stacks, terraform, client }: Tools): Promise<string> {
  switch (item.kind) {
    case "fail-pending": {
      const { namespace, release, revision, status } = item.revision;
      await setStatus(client, item.revision, "failed", "The deploy was killed");
      return `${namespace}/${release}: revision ${revision} was left ${status} and counts as failed now`;
    }
    case "supersede": {
      const { namespace, release } = item.revision;
      await setStatus(client, item.revision, "superseded");
      return `${namespace}/${release}: the next upgrade starts from what the failed one has left`;
    }
    case "untaint":
      await terraform.untaint(find(stacks, item.stack), item.address);
      return `${item.stack}: ${item.address} is upgraded instead of being reinstalled`;
    case "import": {
      if (await terraform.import(find(stacks, item.stack), item.address, item.id)) {
        return `${item.stack}: ${item.address} adopted from the cluster (${item.id})`;
      }
      if (item.revisions.length === 0) return `${item.stack}: ${item.address} could not be imported (${item.id})`;
      await dropRevisions(client, item.revisions);
      return `${item.stack}: ${item.address} could not be imported; its next install takes over what is there`;
    }
    case "reinstall":
      await dropRevisions(client, item.revisions);
      if (item.inState) await terraform.forget(find(stacks, item.stack), item.address);
      return `${item.stack}: ${item.address} can't be upgraded; its next install takes over what is there`;
  }
}

/** The oldest first: a kill in between leaves the newest, which the next repair finds as it was. */
async function dropRevisions(client: KubernetesClient, revisions: readonly Revision[]): Promise<void> {
  for (const revision of [...revisions].reverse()) await client.delete(secretPath(revision), revision.uid);
}

function find(stacks: readonly Stack[], name: string): Stack {
  const stack = stacks.find((candidate) => candidate.name === name);
  if (!stack) throw new Error(`No stack ${name}`);
  return stack;
}
