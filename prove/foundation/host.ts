import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runOrThrow } from "../../console/process";
import { processes } from "./processes";

/** What a cluster could leave on its host. */
export interface HostState {
  readonly processes: readonly string[];
  readonly mounts: readonly string[];
  readonly links: readonly string[];
  readonly routes: readonly string[];
  readonly cgroups: readonly string[];
}

export async function hostState(): Promise<HostState> {
  return {
    processes: processes().map(({ pid, command }) => `${pid} ${command}`),
    mounts: readFileSync("/proc/self/mountinfo", "utf8").trim().split("\n").map(mountPoint),
    links: await ip("link", (link) => link.ifname),
    routes: await ip("route", (route) => `${route.dst} ${route.dev}`),
    cgroups: cgroupsBelow("/sys/fs/cgroup"),
  };
}

/** What is there now and was not before. Processes count only if they mention the cluster's folders. */
export function leftovers(before: HostState, after: HostState, folder: string): string[] {
  const fresh = (key: keyof HostState) => {
    const known = new Set(before[key]);
    return after[key].filter((entry) => !known.has(entry));
  };
  return [
    ...fresh("processes").filter((command) => command.includes(folder)),
    ...fresh("mounts"),
    ...fresh("links"),
    ...fresh("routes"),
    ...fresh("cgroups"),
  ];
}

const mountPoint = (line: string): string => line.split(" ")[4] ?? line;

async function ip(what: string, name: (entry: Record<string, string>) => string | undefined): Promise<string[]> {
  const { stdout } = await runOrThrow("ip", ["-j", what, "show"]);
  return (JSON.parse(stdout) as Record<string, string>[]).map((entry) => name(entry) ?? "");
}

function cgroupsBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap((entry) => [join(folder, entry.name), ...cgroupsBelow(join(folder, entry.name))]);
  } catch {
    return []; // removed while we looked
  }
}
