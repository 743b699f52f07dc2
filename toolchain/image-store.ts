import { join } from "node:path";
import { run, runOrThrow } from "../console/process";
import type { Image } from "./images";

/** The images that a containerd has for the kubelet. */
export class ImageStore {
  private readonly ctr: readonly [string, ...string[]];

  /**
   * @param bin folder with the program ctr
   * @param socket where containerd answers
   */
  constructor(bin: string, socket: string) {
    this.ctr = [join(bin, "ctr"), "--address", socket, "--namespace", "k8s.io", "images"];
  }

  /** Digests by name; undefined while containerd does not answer. */
  async list(): Promise<ReadonlyMap<string, string> | undefined> {
    const [command, ...args] = this.ctr;
    const { code, stdout } = await run(command, [...args, "list"], { timeoutMs: 10_000 });
    return code === 0 ? parseImages(stdout) : undefined;
  }

  /** Imports and unpacks; pinned, since nothing could pull it again. */
  async import(image: Pick<Image, "tar">): Promise<void> {
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
