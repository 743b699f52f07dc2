import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runOrThrow } from "../../console/process";
import type { Progress } from "../../console/progress";
import type { KubernetesObject } from "../../constructs";
import { netpolAnalyzer as part } from "../../toolchain/go-parts";
import { obtain, partFolder } from "../../toolchain/part";

/** Every address outside the cluster. */
export const OUTSIDE = "outside";

/** Connections that network policies allow: each "from => to : protocol port", from and to as "namespace/name[kind]". */
export async function allowedConnections(
  objects: readonly KubernetesObject[],
  progress: Progress,
): Promise<Set<string>> {
  await obtain(progress, [part]);
  const folder = await mkdtemp(join(tmpdir(), "headwater-netpol-"));
  try {
    for (const [index, object] of objects.entries()) {
      await writeFile(join(folder, `${index}.json`), JSON.stringify(object));
    }
    const args = ["list", "--quiet", "--dirpath", folder, "--output", "json"];
    const { stdout } = await runOrThrow(join(partFolder(part), "netpolicy"), args);
    const found = JSON.parse(stdout) as readonly {
      readonly src: string;
      readonly dst: string;
      readonly conn: string;
    }[];
    return new Set(
      found.flatMap(({ src, dst, conn }) => portsOf(conn).map((port) => `${named(src)} => ${named(dst)} : ${port}`)),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const named = (peer: string): string => (peer === "0.0.0.0-255.255.255.255" ? OUTSIDE : peer);

/** "TCP 53,443,UDP 53" as "TCP 53", "TCP 443", "UDP 53"; ranges and "All Connections" stay as they are. */
function portsOf(connections: string): string[] {
  let protocol = "";
  return connections.split(",").map((each) => {
    const [first = "", port] = each.split(" ");
    if (port === undefined) return `${protocol} ${first}`;
    protocol = first;
    return each;
  });
}
