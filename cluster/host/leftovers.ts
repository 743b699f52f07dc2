import { readFileSync } from "node:fs";
import { UserError } from "../../console/user-error";
import { type Addresses, takenByRoutes } from "../addresses";
import type { Layout } from "../layout";
import { leftoverCgroups, removeCgroups } from "./cgroups";
import { hostRoutes, linkOwner, removeLink } from "./link";
import { findNode } from "./processes";

/** Removes what a node that is no longer running left on the host. Touches nothing that another state folder owns. */
export async function removeLeftovers(layout: Layout, addresses: Addresses): Promise<void> {
  if ((await linkOwner(addresses.hostName)) === layout.root) await removeLink(addresses.hostName);
  await removeCgroups(addresses.hostName);
}

/** @throws UserError HW-CLUSTER-010 that lists everything of the cluster's that is still on the host */
export async function assertNothingLeft(layout: Layout, addresses: Addresses): Promise<void> {
  const { init, launcher } = findNode(layout.root);
  const details = [
    ...[init, launcher].filter((pid) => pid !== undefined).map((pid) => `process ${pid}`),
    ...((await linkOwner(addresses.hostName)) === layout.root ? [`link ${addresses.hostName}`] : []),
    ...takenByRoutes(await hostRoutes())
      .map(({ by }) => by)
      .filter((by) => by.endsWith(`dev ${addresses.hostName}`)),
    ...leftoverCgroups(addresses.hostName).map((group) => `control group ${group}`),
    ...mountsBelow(layout.root, readFileSync("/proc/self/mountinfo", "utf8")).map((mount) => `mount ${mount}`),
  ];
  if (details.length === 0) return;
  throw new UserError(
    "HW-CLUSTER-010",
    `The cluster "${layout.name}" is stopped, but something of it is still on this machine:`,
    `Run "npm run cluster -- down --name ${layout.name}" again; if it stays, restart the machine.`,
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
