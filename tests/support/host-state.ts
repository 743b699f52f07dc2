import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Everything on the host that a cluster could leave behind or change. */
export interface HostState {
  readonly links: readonly string[];
  readonly routes: readonly string[];
  readonly mounts: readonly string[];
  readonly cgroups: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  readonly folders: readonly string[];
}

/** Settings of the kernel that a kubelet or a proxy would like to change. */
const SETTINGS = [
  "vm/overcommit_memory",
  "vm/panic_on_oom",
  "kernel/panic",
  "kernel/panic_on_oops",
  "kernel/keys/root_maxkeys",
  "kernel/keys/root_maxbytes",
  "kernel/hostname",
  "net/ipv4/ip_forward",
  "net/ipv4/conf/all/route_localnet",
  "net/netfilter/nf_conntrack_max",
];

/** Folders in which a node's programs leave files by default. */
const FOLDERS = [
  ...["/etc/cni", "/etc/kubernetes", "/opt", "/opt/cni", "/run/containerd", "/run/netns", "/usr/libexec/kubernetes"],
  ...["cni", "containerd", "etcd", "kubelet"].map((name) => `/var/lib/${name}`),
  ...["containers", "pods"].map((name) => `/var/log/${name}`),
];

/** @param cgroup whether a control group (its path below the mount) is of interest */
export function hostState(cgroup: (path: string) => boolean): HostState {
  const lines = (command: string, ...args: string[]) =>
    execFileSync(command, args, { encoding: "utf8" }).trim().split("\n").sort();
  return {
    links: lines("ip", "-brief", "link").map((line) => line.split(/\s+/)[0] ?? ""),
    routes: lines("ip", "-4", "route", "show", "table", "all"),
    mounts: readFileSync("/proc/self/mounts", "utf8").trim().split("\n").sort(),
    cgroups: readdirSync("/sys/fs/cgroup")
      .flatMap((entry) => [entry, ...children(join("/sys/fs/cgroup", entry)).map((child) => `${entry}/${child}`)])
      .filter(cgroup),
    settings: Object.fromEntries(SETTINGS.map((name) => [name, setting(name)])),
    folders: FOLDERS.filter(existsSync).flatMap((folder) => [folder, ...children(folder)]),
  };
}

function children(folder: string): readonly string[] {
  try {
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  } catch {
    return []; // a file
  }
}

function setting(name: string): string {
  const file = join("/proc/sys", name);
  return existsSync(file) ? readFileSync(file, "utf8").trim() : "";
}
