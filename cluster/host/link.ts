import { run, runOrThrow } from "../../console/process";
import type { Addresses } from "../addresses";
import { waitFor } from "../wait";

/**
 * Lays the wire: a link on the host whose other end is `eth0` in the node, and the route to the cluster's addresses.
 * @param owner state folder; written on the link, so that another user's cluster is told from a leftover of ours
 */
export async function connectNode(addresses: Addresses, owner: string, init: number): Promise<void> {
  const { hostName, host, node, block } = addresses;
  const commands = [
    `link add ${hostName} type veth peer name eth0 netns ${init}`,
    `link set ${hostName} alias "${owner}"`,
    `address add ${host}/30 dev ${hostName}`,
    `link set ${hostName} up`,
    `route add ${block} via ${node} dev ${hostName}`,
  ];
  await runOrThrow("ip", ["-batch", "-"], { input: `${commands.join("\n")}\n`, timeoutMs: 10_000 });
}

/** Names of the links that this owner's clusters made. */
export async function linksOf(owner: string): Promise<readonly string[]> {
  const { stdout } = await runOrThrow("ip", ["-json", "link", "show"], { timeoutMs: 10_000 });
  const links = JSON.parse(stdout) as readonly { readonly ifname: string; readonly ifalias?: string }[];
  return links.filter(({ ifalias }) => ifalias === owner).map(({ ifname }) => ifname);
}

/** Removes the owner's links; routes go with them. A link whose node just ended goes by itself, meanwhile or soon. */
export async function removeLinks(owner: string): Promise<void> {
  await waitFor(5_000, async () => {
    const links = await linksOf(owner);
    for (const link of links) await run("ip", ["link", "delete", "dev", link], { timeoutMs: 10_000 });
    return links.length === 0 || undefined;
  });
}

/** `ip -json` of all the host's routes. */
export const hostRoutes = async (): Promise<string> =>
  (await runOrThrow("ip", ["-json", "-4", "route", "show", "table", "all"], { timeoutMs: 10_000 })).stdout;
