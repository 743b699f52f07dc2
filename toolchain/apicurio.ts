import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { runOrThrow } from "../console/process";
import { UserError } from "../console/user-error";
import { fetchWith } from "./fetch";
import type { Part } from "./part";
import { maven } from "./tools";

const version = "3.3.3";
/** Version that the image's tag names. */
export const apicurioVersion = version;
const pinned = {
  artifact: `io.apicurio:apicurio-registry-app:${version}:tar.gz:all`,
  file: `apicurio-registry-app-${version}-all.tar.gz`,
  sha256: "8bc6751c76d963734224b01d5e7f84ccb3cb61c87d3bd77c36c35f10a5cbed63",
} as const;

/** Apicurio Registry, the application with all its libraries. */
export const apicurio: Part = {
  name: "apicurio",
  title: `Download Apicurio Registry ${version}`,
  pins: pinned,
  tools: [maven],
  async build(folder) {
    const options = ["--batch-mode", "--quiet", "--update-snapshots", "-Dstyle.color=never"];
    const args = ["dependency:copy", `-Dartifact=${pinned.artifact}`, `-DoutputDirectory=${folder}`];
    await fetchWith("Apicurio Registry", "mvn", [...options, ...args], { cwd: folder });
    const archive = join(folder, pinned.file);
    await verify(archive);
    await runOrThrow("tar", ["-xzf", archive, "-C", folder]);
    await rm(archive);
  },
};

async function verify(archive: string): Promise<void> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(archive), hash);
  const got = hash.digest("hex");
  if (got === pinned.sha256) return;
  throw new UserError(
    "HW-BUILD-005",
    `${pinned.artifact} is not what it was when it was pinned.`,
    "Check which Maven repositories ~/.m2/settings.xml names; do not go on with this file.",
    [`expected ${pinned.sha256}`, `got      ${got}`],
  );
}
