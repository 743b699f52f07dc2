import { accessSync, constants, existsSync, readFileSync, statfsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { run } from "../console/process";
import { UserError } from "../console/user-error";
import type { NodeParts } from "../toolchain/node-parts";
import { cacheDir, stateDir } from "../toolchain/paths";

const GIB = 1024 ** 3;
const MIN_MEMORY = 3 * GIB;
const MIN_DISK = 6 * GIB;
const OVERLAYFS_MAGIC = 0x794c7630;
const TOOLS = {
  ip: "iproute2",
  unshare: "util-linux",
  mount: "mount (util-linux)",
  openssl: "openssl",
  find: "findutils",
} as const;

/** What a machine offers; read by `inspect`, judged by `checkMachine`. */
export interface Machine {
  readonly platform: string;
  readonly uid: number;
  readonly missingTools: readonly string[];
}

export interface Resources {
  /** Bytes that new processes can have; undefined where the kernel does not say. */
  readonly memory: number | undefined;
  readonly disks: readonly { readonly folder: string; readonly free: number; readonly overlay: boolean }[];
}

export const inspectMachine = (): Machine => ({
  platform: process.platform,
  uid: process.getuid?.() ?? -1,
  missingTools: Object.keys(TOOLS).filter((tool) => !onPath(tool)),
});

/** @throws UserError if no cluster can run on this machine, whatever is free on it */
export function checkMachine({ platform, uid, missingTools }: Machine): void {
  if (platform !== "linux") {
    throw new UserError(
      "HW-CLUSTER-004",
      `The embedded cluster needs Linux; this is ${platform}.`,
      "Use a Linux machine, or point KUBECONFIG at a cluster that you have.",
    );
  }
  if (uid !== 0) {
    throw new UserError(
      "HW-CLUSTER-005",
      "The embedded cluster must be started by root: it makes namespaces, links and mounts.",
      "Run the command as root (for example with sudo -E), or point KUBECONFIG at a cluster that you have.",
    );
  }
  if (missingTools.length > 0) {
    throw new UserError(
      "HW-CLUSTER-006",
      `The embedded cluster needs programs that this machine lacks: ${missingTools.join(", ")}.`,
      `Install ${missingTools.map((tool) => TOOLS[tool as keyof typeof TOOLS]).join(", ")} with the system's package manager.`,
    );
  }
}

export const inspectResources = (): Resources => ({
  memory: availableMemory(readFileSync("/proc/meminfo", "utf8")),
  disks: [stateDir(), cacheDir()].map((folder) => {
    const { bavail, bsize, type } = statfsSync(existingParent(folder));
    return { folder, free: bavail * bsize, overlay: type === OVERLAYFS_MAGIC };
  }),
});

/** @throws UserError if there is too little of something to start a cluster now */
export function checkResources({ memory, disks }: Resources): void {
  if (memory !== undefined && memory < MIN_MEMORY) {
    throw new UserError(
      "HW-CLUSTER-007",
      `The embedded cluster needs ${inGib(MIN_MEMORY)} of free memory; ${inGib(memory)} are available.`,
      "End other programs, or use a machine with more memory.",
    );
  }
  for (const { folder, free } of disks) {
    if (free >= MIN_DISK) continue;
    throw new UserError(
      "HW-CLUSTER-008",
      `The embedded cluster needs ${inGib(MIN_DISK)} of free disk at ${folder}; ${inGib(free)} are free.`,
      "Free some space, or choose another disk with XDG_STATE_HOME and XDG_CACHE_HOME.",
    );
  }
  const [state] = disks;
  if (state?.overlay) {
    throw new UserError(
      "HW-CLUSTER-009",
      `The folder for clusters, ${state.folder}, is on an overlay file system, on which containers cannot be kept.`,
      "Set XDG_STATE_HOME to a folder on a disk or a volume.",
    );
  }
}

/** Tries, in namespaces that end with it, each kernel feature that a node needs. Each has an exit code of its own. */
const FEATURES = [
  ["ip link add veth-a type veth peer name veth-b", "virtual Ethernet links (veth)"],
  [
    "mount -t tmpfs tmpfs /run && mkdir /run/l /run/u /run/w /run/m && mount -t overlay -o lowerdir=/run/l,upperdir=/run/u,workdir=/run/w overlay /run/m",
    "the overlay file system",
  ],
  [`"$1/nft" add table ip headwater`, "nftables"],
  [
    `"$2/ipset" create headwater hash:net && "$2/iptables" -A FORWARD -m set --match-set headwater src -j DROP`,
    "IP sets in rules of nftables (ipset, nft_compat)",
  ],
] as const;
const FIRST_CODE = 10;

/** @throws UserError that names what the kernel lacks */
export async function checkKernel({ bin, policyAgent }: NodeParts): Promise<void> {
  const script = FEATURES.map(([command], i) => `{ ${command}; } || exit ${FIRST_CODE + i}`).join("\n");
  const isolation = ["--net", "--mount", "--pid", "--fork", "--propagation", "private"];
  const { code, output } = await run("unshare", [...isolation, "sh", "-c", script, "sh", bin, policyAgent.bin], {
    timeoutMs: 10_000,
    env: { ...process.env, XTABLES_LIBDIR: policyAgent.xtables },
  });
  if (code === 0) return;
  const feature = FEATURES[code - FIRST_CODE]?.[1] ?? "namespaces for processes, mounts and networks";
  throw new UserError(
    "HW-CLUSTER-011",
    `The embedded cluster needs ${feature}, which this kernel does not offer here.`,
    "Use a machine (or a virtual machine) with a stock kernel; inside a container it has to be a privileged one.",
    output.trim().split("\n").slice(-3),
  );
}

/** Bytes, from /proc/meminfo. */
export function availableMemory(meminfo: string): number | undefined {
  const kib = /^MemAvailable:\s+(\d+) kB$/m.exec(meminfo)?.[1];
  return kib === undefined ? undefined : Number(kib) * 1024;
}

const inGib = (bytes: number): string => `${(bytes / GIB).toFixed(1)} GiB`;

function existingParent(folder: string): string {
  return existsSync(folder) ? folder : existingParent(dirname(folder));
}

function onPath(tool: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
