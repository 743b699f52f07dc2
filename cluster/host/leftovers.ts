import { readFileSync } from "node:fs";
import { UserError } from "../../console/user-error";
import { takenByRoutes } from "../addresses";
import type { Layout } from "../layout";
import { leftoverCgroups, removeCgroups } from "./cgroups";
import { hostRoutes, linksOf, removeLinks } from "./link";
import { findNode } from "./processes";

/**
 * Removes what a node that ended left on the host, however it ended.
 * @param hostName name of its link and its control groups
 */
export async function removeLeftovers(layout: Layout, hostName: string): Promise<void> {
  await removeLinks(layout.root);
  await removeCgroups(hostName);
}

/** @throws UserError HW-CLUSTER-010 that lists everything of the cluster's that is still on the host */
export async function assertNothingLeft(layout: Layout, hostName: string): Promise<void> {
  const { init, launcher } = findNode(layout.root);
  const details = [
    ...[init, launcher].filter((pid) => pid !== undefined).map((pid) => `process ${pid}`),
    ...(await linksOf(layout.root)).map((link) => `link ${link}`),
    ...takenByRoutes(await hostRoutes())
      .filter(({ by }) => by.endsWith(` dev ${hostName}`))
      .map(({ by }) => by),
    ...leftoverCgroups(hostName).map((group) => `the control group ${group}`),
    ...mountsBelow(layout.root, readFileSync("/proc/self/mountinfo", "utf8")).map((mount) => `the mount ${mount}`),
  ];
  if (details.length === 0) return;
  throw new UserError(
    "HW-CLUSTER-010",
    `The cluster "${layout.name}" is stopped, but something of it is still on this machine:`,
    `Run "npm run cluster -- down --name ${layout.name}" again; if that does not help, restart the machine.`,
    details,
  );
}

/** Mount points below a folder, from /proc/self/mountinfo. */
export function mountsBelow(folder: string, mountinfo: string): readonly string[] {
  return mountinfo
    .split("\n")
    .map((line) => unescapeOctal(line.split(" ")[4] ?? ""))
    .filter((mount) => mount === folder || mount.startsWith(`${folder}/`));
}

const unescapeOctal = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
