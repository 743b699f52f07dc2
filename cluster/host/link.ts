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
    `link set ${hostName} alias ${owner}`,
    `address add ${host}/30 dev ${hostName}`,
    `link set ${hostName} up`,
    `route add ${block} via ${node} dev ${hostName}`,
  ];
  await runOrThrow("ip", ["-batch", "-"], { input: `${commands.join("\n")}\n` });
}

/** Who made the link, undefined if there is no such link. */
export async function linkOwner(hostName: string): Promise<string | undefined> {
  const { code, stdout } = await run("ip", ["-json", "link", "show", "dev", hostName]);
  if (code !== 0) return undefined;
  const [link] = JSON.parse(stdout) as readonly { ifalias?: string }[];
  return link?.ifalias ?? "";
}

/** Removes the link; its routes go with it. A link whose node just ended goes by itself, meanwhile or soon. */
export async function removeLink(hostName: string): Promise<void> {
  await waitFor(5_000, async () => {
    if ((await linkOwner(hostName)) === undefined) return true;
    await run("ip", ["link", "delete", "dev", hostName]);
    return undefined;
  });
}

/** `ip -json` of all the host's routes. */
export const hostRoutes = async (): Promise<string> =>
  (await runOrThrow("ip", ["-json", "-4", "route", "show", "table", "all"])).stdout;
