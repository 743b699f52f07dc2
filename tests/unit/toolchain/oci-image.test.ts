import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeImage } from "../../../toolchain/oci/image";
import { temporaryFolder } from "./empty-cache";

const NAME = "docker.io/library/thing:1.2.3";
const LONG = `deep/${"x".repeat(90)}/${"y".repeat(90)}`;

/** A root whose files were written in the given order, with another date and umask each time. */
function rootFolder(reversed = false): string {
  const root = temporaryFolder();
  const steps = [
    () => mkdirSync(join(root, "bin"), { mode: reversed ? 0o700 : 0o755 }),
    () => mkdirSync(join(root, "tmp")),
    () => mkdirSync(join(root, "deep", "x".repeat(90)), { recursive: true }),
  ];
  for (const step of reversed ? steps.reverse() : steps) step();
  writeFileSync(join(root, "bin/program"), "#!/bin/sh\n", { mode: reversed ? 0o700 : 0o755 });
  writeFileSync(join(root, LONG), "long");
  writeFileSync(join(root, "empty"), "", { mode: reversed ? 0o600 : 0o644 });
  symlinkSync("program", join(root, "bin/alias"));
  symlinkSync("z".repeat(150), join(root, "far"));
  chmodSync(join(root, "tmp"), 0o1777);
  if (reversed) utimesSync(join(root, "empty"), 1, 1);
  return root;
}

async function image(root = rootFolder()) {
  const file = join(temporaryFolder(), "image.tar");
  const digest = await writeImage({ name: NAME, root, config: { Entrypoint: ["/bin/program"] } }, file);
  return { file, digest };
}

const extract = (file: string): string => {
  const folder = temporaryFolder();
  expect(spawnSync("tar", ["-xf", file, "-C", folder], { encoding: "utf8" }).stderr).toBe("");
  return folder;
};

const blob = (folder: string, digest: string) => readFileSync(join(folder, "blobs", digest.replace(":", "/")));

describe("an image's tar", () => {
  it("has the same bytes for the same root, whenever and however it was written", async () => {
    const [first, second] = [await image(rootFolder()), await image(rootFolder(true))];
    expect(second.digest).toBe(first.digest);
    expect(readFileSync(second.file).equals(readFileSync(first.file))).toBe(true);
  });

  it("is an OCI image layout under the full name", async () => {
    const { file, digest } = await image();
    const folder = extract(file);
    expect(JSON.parse(readFileSync(join(folder, "oci-layout"), "utf8"))).toEqual({ imageLayoutVersion: "1.0.0" });
    const index = JSON.parse(readFileSync(join(folder, "index.json"), "utf8"));
    expect(index.manifests).toHaveLength(1);
    expect(index.manifests[0].digest).toBe(digest);
    expect(index.manifests[0].annotations["io.containerd.image.name"]).toBe(NAME);
  });

  it("names each blob by its digest and says its size", async () => {
    const { file, digest } = await image();
    const folder = extract(file);
    const manifest = JSON.parse(blob(folder, digest).toString());
    for (const descriptor of [manifest.config, ...manifest.layers]) {
      const content = blob(folder, descriptor.digest);
      expect(content.length).toBe(descriptor.size);
      expect(`sha256:${createHash("sha256").update(content).digest("hex")}`).toBe(descriptor.digest);
    }
    const config = JSON.parse(blob(folder, manifest.config.digest).toString());
    expect(config.rootfs.diff_ids).toEqual([manifest.layers[0].digest]);
    expect(config.config.Entrypoint).toEqual(["/bin/program"]);
  });

  it("keeps links, long names and modes, and gives everything to root", async () => {
    const { file, digest } = await image();
    const folder = extract(file);
    const manifest = JSON.parse(blob(folder, digest).toString());
    const layer = join(folder, "blobs", manifest.layers[0].digest.replace(":", "/"));
    const { stdout } = spawnSync("tar", ["-tvf", layer, "--numeric-owner", "--utc"], { encoding: "utf8" });
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => line.replace(/ +/g, " "));
    expect(lines).toContain("-rwxr-xr-x 0/0 10 1970-01-01 00:00 bin/program");
    expect(lines).toContain("-rw-r--r-- 0/0 0 1970-01-01 00:00 empty");
    expect(lines).toContain("drwxrwxrwt 0/0 0 1970-01-01 00:00 tmp/");
    expect(lines).toContain("drwxr-xr-x 0/0 0 1970-01-01 00:00 bin/");
    expect(lines).toContain("lrwxrwxrwx 0/0 0 1970-01-01 00:00 bin/alias -> program");
    expect(lines).toContain(`lrwxrwxrwx 0/0 0 1970-01-01 00:00 far -> ${"z".repeat(150)}`);
    expect(lines).toContain(`-rw-r--r-- 0/0 4 1970-01-01 00:00 ${LONG}`);
  });
});
