import { join } from "node:path";
import { run, runOrThrow } from "../console/process";
import type { Image } from "../toolchain/images";
import type { NodeParts } from "../toolchain/node-parts";
import { CONTAINERD_SOCKET } from "./config/containerd";

/** The node's containerd, reached from the host through the first process's view of the file system. */
export class ImageStore {
  private readonly ctr: readonly [string, ...string[]];

  constructor(parts: NodeParts, init: number) {
    this.ctr = [
      join(parts.bin, "ctr"),
      "--address",
      `/proc/${init}/root${CONTAINERD_SOCKET}`,
      "--namespace",
      "k8s.io",
      "images",
    ];
  }

  /** Digests by name; undefined while containerd does not answer. */
  async list(): Promise<ReadonlyMap<string, string> | undefined> {
    const [command, ...args] = this.ctr;
    const { code, stdout } = await run(command, [...args, "list"], { timeoutMs: 10_000 });
    return code === 0 ? parseImages(stdout) : undefined;
  }

  /** Imports and unpacks; pinned, since nothing could pull it again. */
  async import(image: Image): Promise<void> {
    const [command, ...args] = this.ctr;
    const pinned = ["--label", "io.cri-containerd.pinned=pinned"];
    await runOrThrow(command, [...args, "import", "--local", ...pinned, image.tar], { timeoutMs: 120_000 });
  }
}

/** Reads `ctr images list`: a header, then REF TYPE DIGEST and more. */
export function parseImages(list: string): ReadonlyMap<string, string> {
  const rows = list.split("\n").slice(1);
  return new Map(rows.map((row) => row.split(/\s+/)).map(([name = "", , digest = ""]) => [name, digest]));
}
