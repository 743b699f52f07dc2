import { isPending, type ReleaseRecord, type Revision, revisionsOf } from "./helm-releases";
import type { DeclaredResource } from "./stacks";
import type { StateResource } from "./state";

/** One thing that brings Helm and Terraform together again. None deletes anything that a release delivered. */
export type Repair =
  /** Helm refuses to go on while a revision is pending. It becomes what Helm would have made of it: failed. */
  | { readonly kind: "fail-pending"; readonly revision: Revision }
  /**
   * Helm compares an upgrade with the last revision that succeeded, so what a failed one has added would stay for ever.
   * Without a deployed revision it compares with the failed one.
   */
  | { readonly kind: "supersede"; readonly revision: Revision }
  /** It is in the cluster, but Terraform would create it. */
  | {
      readonly kind: "import";
      readonly stack: string;
      readonly address: string;
      readonly id: string;
      /** Of a release: what makes room for an install if the import is refused. */
      readonly revisions: readonly Revision[];
    }
  /** Terraform would uninstall and install it; it can be upgraded as it is. */
  | { readonly kind: "untaint"; readonly stack: string; readonly address: string }
  /** It can't be upgraded: only its record goes, and the next install takes its objects over. */
  | {
      readonly kind: "reinstall";
      readonly stack: string;
      readonly address: string;
      readonly inState: boolean;
      readonly revisions: readonly Revision[];
    };

/** A release of a declared name that nothing shows to be ours. */
export interface Foreign {
  readonly stack: string;
  readonly address: string;
  readonly release: string;
  readonly why: string;
  /** Its newest revision is under way, or was when its deploy died. */
  readonly pending: boolean;
}

export interface StackView {
  readonly name: string;
  readonly declared: readonly DeclaredResource[];
  readonly state: readonly StateResource[];
}

/**
 * What comes after the repair. `recover` was asked for by somebody who knows that nobody is deploying: releases of the
 * declared name and chart are ours then, whenever they were made.
 */
export type Purpose = "deploy" | "destroy" | "recover";

/** What repairing needs to know of Terraform and the cluster. */
export interface View {
  readonly stacks: readonly StackView[];
  readonly revisions: readonly Revision[];
  /** Records of newest revisions by `releaseKey`; only of releases whose repair depends on it. */
  readonly records: ReadonlyMap<string, ReleaseRecord>;
  /** Names of local and upstream charts, by the address that declares them. */
  readonly charts: ReadonlyMap<string, string>;
  /** Objects of the Kubernetes provider that are in the cluster but in no state, by address. */
  readonly objects: ReadonlyMap<string, { readonly createdAt: number; readonly ours: boolean }>;
  /** What was created since then (API server's clock, ms) comes from a deploy that died. */
  readonly since: number | undefined;
  readonly purpose: Purpose;
}

export const releaseKey = (namespace: string | undefined, name: string | undefined) => `${namespace}/${name}`;

export function planRepairs(view: View): { repairs: Repair[]; foreign: Foreign[] } {
  const repairs: Repair[] = [];
  const foreign: Foreign[] = [];
  for (const stack of view.stacks) {
    for (const resource of stack.declared.filter(({ many, name }) => !many && name !== undefined)) {
      const outcome =
        resource.type === "helm_release" ? releaseRepairs(view, stack, resource) : objectRepairs(view, stack, resource);
      for (const item of outcome) "why" in item ? foreign.push(item) : repairs.push(item);
    }
  }
  return { repairs, foreign };
}

function releaseRepairs(view: View, stack: StackView, resource: DeclaredResource): readonly (Repair | Foreign)[] {
  const { address, namespace = "", name = "" } = resource;
  const release = releaseKey(namespace, name);
  const history = revisionsOf(view.revisions, namespace, name);
  if (history.length === 0) return []; // nothing of it is recorded: Terraform installs it
  const known = stateOf(view, release);
  const why = whyForeign(view, history, known !== undefined || isAskedFor(view, resource, release));
  if (why !== undefined) return [{ stack: stack.name, address, release, why, pending: history.some(isPending) }];
  const at = known ?? { stack: stack.name, address, tainted: false };
  return settle(view, { history, release, at, isKnown: known !== undefined });
}

/** Undefined if the release is ours. */
function whyForeign(view: View, history: readonly Revision[], isOurs: boolean): string | undefined {
  const pending = history.filter(isPending);
  if (view.purpose !== "recover" && !pending.every((revision) => isSince(view, revision.createdAt))) {
    return "is being deployed by somebody else, or that deploy died";
  }
  if (isOurs || history.every(({ createdAt }) => isSince(view, createdAt))) return undefined;
  return "is in the cluster, but no deploy of this project is known to have made it";
}

interface OwnRelease {
  /** The newest revision first. */
  readonly history: readonly Revision[];
  readonly release: string;
  readonly at: { readonly stack: string; readonly address: string; readonly tainted: boolean };
  /** Terraform knows it. */
  readonly isKnown: boolean;
}

function settle(view: View, { history, release, at, isKnown }: OwnRelease): Repair[] {
  const { stack, address } = at;
  const record = view.records.get(release);
  const [newest] = history;
  // A failed release that is neither tainted nor unknown is in Terraform's hands: it is upgraded in any case.
  const willUpgrade = isKnown && !at.tainted && newest !== undefined && hasFailed(newest);
  if (!willUpgrade && !isUpgradable(history, record) && installsNext(view, newest)) {
    return [{ kind: "reinstall", stack, address, inState: isKnown, revisions: history }];
  }
  const repairs: Repair[] = history.filter(isPending).map((revision) => ({ kind: "fail-pending", revision }));
  if (newest?.status === "failed" && record?.rolledOut) {
    const deployed = history.filter(({ status }) => status === "deployed");
    repairs.push(...deployed.map((revision): Repair => ({ kind: "supersede", revision })));
  }
  const replaceable = view.purpose === "destroy" ? [] : history;
  if (!isKnown) repairs.push({ kind: "import", stack, address, id: release, revisions: replaceable });
  else if (at.tainted) repairs.push({ kind: "untaint", stack, address });
  return repairs;
}

/** Without its record nothing would uninstall a release: that may go only if an install is sure to follow. */
function installsNext({ purpose }: View, newest: Revision | undefined): boolean {
  if (purpose === "recover") return newest !== undefined && hasFailed(newest);
  return purpose === "deploy";
}

function objectRepairs(view: View, stack: StackView, resource: DeclaredResource): Repair[] {
  const object = view.objects.get(resource.address);
  if (object === undefined || !(isSince(view, object.createdAt) || (view.purpose === "recover" && object.ours)))
    return [];
  const id = resource.namespace === undefined ? `${resource.name}` : `${resource.namespace}/${resource.name}`;
  return [{ kind: "import", stack: stack.name, address: resource.address, id, revisions: [] }];
}

/**
 * Whether `helm upgrade` works and does the same as an install: always once an install has succeeded; after a failed
 * first install if its install hooks also run on upgrade; never while it is being uninstalled.
 *
 * @param history the newest revision first
 */
export function isUpgradable(history: readonly Revision[], record: ReleaseRecord | undefined): boolean {
  const [newest] = history;
  if (newest === undefined || newest.status.startsWith("uninstall")) return false;
  if (history.some(({ status }) => status === "deployed" || status === "superseded")) return true;
  return (record?.hooks ?? []).every(
    ({ events }) =>
      (!events.includes("pre-install") || events.includes("pre-upgrade")) &&
      (!events.includes("post-install") || events.includes("post-upgrade")),
  );
}

/** A pending revision is one that has failed as soon as its deploy is dead. */
const hasFailed = (revision: Revision) => revision.status === "failed" || isPending(revision);

const isSince = (view: View, createdAt: number) => view.since !== undefined && createdAt >= view.since;

function isAskedFor(view: View, resource: DeclaredResource, key: string): boolean {
  const chart = view.charts.get(resource.address);
  return view.purpose === "recover" && chart !== undefined && view.records.get(key)?.chart === chart;
}

function stateOf(view: View, release: string): OwnRelease["at"] | undefined {
  for (const { name: stack, state } of view.stacks) {
    const resource = state.find(
      ({ type, namespace, name }) => type === "helm_release" && releaseKey(namespace, name) === release,
    );
    if (resource) return { stack, address: resource.address, tainted: resource.tainted };
  }
  return undefined;
}
