import { type Revision, revisionsOf } from "./helm-releases";
import { releaseKey, type StackView } from "./plan-repairs";
import type { DeclaredResource } from "./stacks";
import type { StateResource } from "./state";

/** Something that the deploy did not bring about, whatever cdktf's exit code was. */
export interface Shortfall {
  readonly stack: string;
  /** Undefined if it is about the whole stack. */
  readonly address?: string;
  /** `NAMESPACE/NAME` of a Helm release. */
  readonly release?: string;
  /** Helm's status of its newest revision; undefined if it has none. */
  readonly status?: string;
  /** What is wrong, in words that follow the address. */
  readonly what: string;
}

/** Compares what is declared with Terraform's states and Helm's records. */
export function verifyDeployed(stacks: readonly StackView[], revisions: readonly Revision[]): Shortfall[] {
  return stacks.flatMap((stack) =>
    stack.declared.flatMap((declared) => {
      const what = shortfall(declared, stack.state, revisions);
      if (what === undefined) return [];
      return [{ stack: stack.name, address: declared.address, ...releaseOf(declared, revisions), what }];
    }),
  );
}

function releaseOf({ type, namespace, name }: DeclaredResource, revisions: readonly Revision[]) {
  if (type !== "helm_release" || name === undefined) return {};
  const [newest] = revisionsOf(revisions, namespace ?? "", name);
  return { release: releaseKey(namespace, name), ...(newest ? { status: newest.status } : {}) };
}

function shortfall(
  { address, type, namespace, name, many }: DeclaredResource,
  state: readonly StateResource[],
  revisions: readonly Revision[],
): string | undefined {
  if (many) return undefined;
  const known = state.find((resource) => resource.address === address);
  if (known === undefined) return "was not created";
  if (known.tainted) return "failed while it was being created";
  if (type !== "helm_release" || name === undefined) return undefined;
  const [newest] = revisionsOf(revisions, namespace ?? "", name);
  if (newest === undefined) return "has no release in the cluster";
  if (newest.status !== "deployed") return `is ${newest.status} (revision ${newest.revision})`;
  if (known.revision !== undefined && known.revision !== newest.revision) {
    return `is at revision ${newest.revision} in the cluster, but Terraform knows revision ${known.revision}`;
  }
  return undefined;
}

/** What a destroy left behind. Kept objects are none of it. */
export function verifyDestroyed(stacks: readonly StackView[], revisions: readonly Revision[]): Shortfall[] {
  return stacks.flatMap(({ name: stack, declared, state }) => [
    ...state.map(({ address }) => ({ stack, address, what: "is still in Terraform's state" })),
    ...declared.flatMap(({ type, address, namespace, name }) => {
      if (type !== "helm_release" || name === undefined) return [];
      if (state.some((resource) => resource.address === address)) return [];
      const [newest] = revisionsOf(revisions, namespace ?? "", name);
      if (newest === undefined) return [];
      return [
        { stack, address, release: releaseKey(namespace, name), what: `is still ${newest.status} in the cluster` },
      ];
    }),
  ]);
}
