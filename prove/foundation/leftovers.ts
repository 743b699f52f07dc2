import { type HostState, hostState } from "../../tests/support/host-state";
import { processes } from "./processes";

/** Everything that a cluster could leave on its host; cgroups of whatever name. */
export const inspectHost = (): HostState => hostState(() => true);

/** What is on the host now and was not before, and processes that mention the folder. */
export function leftovers(before: HostState, folder: string): string[] {
  const after = inspectHost();
  const fresh = (["links", "routes", "mounts", "cgroups"] as const).flatMap((key) => {
    const known = new Set(before[key]);
    return after[key].filter((entry) => !known.has(entry));
  });
  const running = processes().filter(({ command }) => command.includes(folder));
  return [...fresh, ...running.map(({ pid, command }) => `${pid} ${command}`)];
}
