import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { waitFor } from "../wait";

/** A mounted tree of control groups: one per controller in version 1, one for all in version 2. */
export interface Hierarchy {
  readonly folder: string;
  readonly version: 1 | 2;
}

/** Reads /proc/self/mountinfo. */
export function parseHierarchies(mountinfo: string): readonly Hierarchy[] {
  return mountinfo.split("\n").flatMap((line) => {
    const [before = "", after = ""] = line.split(" - ");
    const folder = before.split(" ")[4];
    const type = after.split(" ")[0];
    if (folder === undefined || (type !== "cgroup" && type !== "cgroup2")) return [];
    return [{ folder, version: type === "cgroup2" ? 2 : 1 } as const];
  });
}

/** The cluster's own group in every hierarchy. */
const groupsOf = (name: string) =>
  parseHierarchies(readFileSync("/proc/self/mountinfo", "utf8")).map((hierarchy) => ({
    ...hierarchy,
    group: join(hierarchy.folder, name),
  }));

/**
 * Makes a group called `name` in every hierarchy. The kubelet puts the pods' groups below it.
 *
 * @returns the folders of the groups that the node's own processes join
 */
export function createCgroups(name: string): readonly string[] {
  return groupsOf(name).map(({ folder, version, group }) => {
    const own = join(group, "node");
    if (version === 2) delegate(folder);
    mkdirSync(group, { recursive: true });
    if (version === 2) delegate(group);
    mkdirSync(own, { recursive: true });
    if (version === 1) inheritCpuset(folder, [group, own]);
    // One group stands against each of the host's processes: as heavy as one busy process per processor.
    const weight = Math.min(cpus().length, 100);
    write(join(group, "cpu.shares"), String(1024 * weight));
    write(join(group, "cpu.weight"), String(100 * weight));
    return own;
  });
}

/** What is left of the cluster's groups. */
export const leftoverCgroups = (name: string): readonly string[] =>
  groupsOf(name)
    .map(({ group }) => group)
    .filter(existsSync);

/** Removes the groups; a group empties a moment after its last process ended. */
export async function removeCgroups(name: string): Promise<readonly string[]> {
  for (const group of leftoverCgroups(name)) write(join(group, "cgroup.kill"), "1");
  await waitFor(5_000, () => {
    for (const group of leftoverCgroups(name)) removeTree(group);
    return leftoverCgroups(name).length === 0 || undefined;
  });
  return leftoverCgroups(name);
}

function removeTree(group: string): void {
  try {
    for (const entry of readdirSync(group, { withFileTypes: true })) {
      if (entry.isDirectory()) removeTree(join(group, entry.name));
    }
    rmdirSync(group);
  } catch {
    // still in use: the caller tries again
  }
}

/** Those that the kubelet and runc use. */
const CONTROLLERS = ["cpu", "cpuset", "hugetlb", "io", "memory", "pids"];

/** Version 2: a group's children get a controller only if the group hands it on. */
function delegate(group: string): void {
  const available = read(join(group, "cgroup.controllers")).trim().split(" ");
  for (const controller of CONTROLLERS.filter((name) => available.includes(name))) {
    write(join(group, "cgroup.subtree_control"), `+${controller}`);
  }
}

/** Version 1: a new group has no processors and no memory, and takes no process until it has. */
function inheritCpuset(folder: string, groups: readonly string[]): void {
  for (const file of ["cpuset.cpus", "cpuset.mems"]) {
    const value = read(join(folder, file));
    if (value) for (const group of groups) write(join(group, file), value);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // no such controller here
  }
}

function write(file: string, value: string): void {
  if (!existsSync(file)) return;
  try {
    writeFileSync(file, value);
  } catch {
    // a controller that cannot be handed on; the kubelet names it if it needs it
  }
}
