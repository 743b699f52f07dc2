import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runOrThrow } from "../console/process";
import { containerd } from "./go-parts";
import { imageTar } from "./image-part";
import { imageParts } from "./images";
import { type Part, partFolder } from "./part";

const FOLDER = "containerd";
/** The most that a hundred images take on a busy machine. */
const UNPACK_MS = 10 * 60_000;
/** A day. */
const UNUSED_MS = 24 * 60 * 60_000;

/**
 * The folder of a containerd that has all images, unpacked. A new node begins with links to its files instead of
 * unpacking them once more. The same images are in it as in `nodeImages`.
 */
export const unpackedImages: Part = {
  name: "unpacked-images",
  title: "Unpack the images",
  pins: 1,
  needs: [containerd, ...imageParts],
  tools: [],
  async build(folder) {
    const scratch = join(folder, "scratch");
    await mkdir(scratch);
    const [config, socket] = [join(scratch, "config.toml"), join(scratch, "s")];
    await writeFile(config, configuration(join(folder, FOLDER), scratch, socket));
    const script = [join(__dirname, "unpack-images.sh"), partFolder(containerd), config, socket];
    const isolation = ["--mount", "--pid", "--fork", "--kill-child", "--propagation", "private"];
    await runOrThrow("unshare", [...isolation, "sh", ...script, ...imageParts.map(imageTar)], { timeoutMs: UNPACK_MS });
    await rm(scratch, { recursive: true });
    await removeUnused(dirname(folder));
  },
};

/** Some gigabytes each, and a changed image makes a new one. Nodes keep what they have of them. */
async function removeUnused(parts: string): Promise<void> {
  for (const name of await readdir(parts)) {
    if (!/^unpacked-images-[0-9a-f]+$/.test(name)) continue;
    const folder = join(parts, name);
    if (Date.now() - (await stat(folder)).mtimeMs > UNUSED_MS) await rm(folder, { recursive: true });
  }
}

export const unpackedImagesFolder = (): string => join(partFolder(unpackedImages), FOLDER);

/** Of what serves pods nothing is needed; the rest stays off the host's folders. */
const configuration = (root: string, state: string, socket: string): string => `version = 3
root = "${root}"
state = "${state}"
disabled_plugins = ["io.containerd.grpc.v1.cri", "io.containerd.cri.v1.images", "io.containerd.cri.v1.runtime"]

[grpc]
  address = "${socket}"

[plugins."io.containerd.internal.v1.opt"]
  path = "${join(state, "opt")}"
`;
