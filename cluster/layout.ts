import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../console/user-error";
import { stateDir } from "../toolchain/paths";

/** The cluster that commands use unless told otherwise. */
export const DEFAULT_CLUSTER = "headwater";

/** Where a cluster's state folder appears inside its node, whatever its place on the host. */
export const NODE_ROOT = "/run/headwater";

/** Where the node's containerd looks for CNI plugins beside its own, and for their chain; agents in pods may add to both. */
export const CNI_FOLDERS = { programs: `${NODE_ROOT}/run/cni/bin`, configuration: `${NODE_ROOT}/run/cni/net.d` };

/** The folders and files of one cluster. All of them are below `root`, which only root may enter. */
export interface Layout {
  readonly name: string;
  readonly root: string;
  /** Kept by `down`: etcd, containerd's images and layers, volumes, keys, addresses. */
  readonly etcd: string;
  readonly images: string;
  readonly volumes: string;
  readonly pki: string;
  readonly addresses: string;
  /** Written anew by each `up`. */
  readonly config: string;
  readonly run: string;
  readonly logs: string;
  readonly kubeconfig: string;
}

export function layoutOf(name: string): Layout {
  checkName(name);
  const root = join(clustersDir(), name);
  const under = (path: string) => join(root, path);
  return {
    name,
    root,
    etcd: under("etcd"),
    images: under("containerd"),
    volumes: under("volumes"),
    pki: under("pki"),
    addresses: under("addresses.json"),
    config: under("config"),
    run: under("run"),
    logs: under("logs"),
    kubeconfig: under("kubeconfig"),
  };
}

/** A file of the state folder, as processes inside the node see it. */
export function inNode(layout: Layout, path: string): string {
  if (!path.startsWith(`${layout.root}/`)) throw new Error(`${path} is not in the cluster's state folder`);
  return join(NODE_ROOT, path.slice(layout.root.length + 1));
}

export const nodeName = (layout: Layout): string => `${layout.name}-node`;

/** Every cluster that has state, running or not. */
export function clusterNames(): readonly string[] {
  if (!existsSync(clustersDir())) return [];
  return readdirSync(clustersDir(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

const clustersDir = (): string => join(stateDir(), "clusters");

function checkName(name: string): void {
  if (/^[a-z0-9]([a-z0-9-]{0,28}[a-z0-9])?$/.test(name)) return;
  throw new UserError(
    "HW-CLUSTER-001",
    `"${name}" cannot be the name of a cluster.`,
    "Use at most 30 lower-case letters, digits and hyphens, for example --name dev-2.",
  );
}
