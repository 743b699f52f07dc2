import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { seedImages } from "../../../cluster/seed-images";

const BLOB = "io.containerd.content.v1.content/blobs/sha256/a";
const LAYER = "io.containerd.snapshotter.v1.overlayfs/snapshots/1/fs/bin/program";
const DATABASES = ["io.containerd.metadata.v1.bolt/meta.db", "io.containerd.snapshotter.v1.overlayfs/metadata.db"];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "seed-"));
  for (const file of [BLOB, LAYER, ...DATABASES]) {
    await mkdir(dirname(join(folder, "unpacked", file)), { recursive: true });
    await writeFile(join(folder, "unpacked", file), file);
  }
});
afterEach(() => rm(folder, { recursive: true }));

const seed = () => seedImages(join(folder, "node"), join(folder, "unpacked"));
const inode = async (owner: string, file: string) => (await stat(join(folder, owner, file))).ino;

test("a new node has what never changes as links, and databases of its own", async () => {
  expect(await seed()).toBe(true);
  for (const file of [BLOB, LAYER]) expect(await inode("node", file)).toBe(await inode("unpacked", file));
  for (const file of DATABASES) {
    expect(await readFile(join(folder, "node", file), "utf8")).toBe(file);
    expect(await inode("node", file)).not.toBe(await inode("unpacked", file));
  }
});

test("a node that has run keeps what it has", async () => {
  await mkdir(join(folder, "node"));
  expect(await seed()).toBe(false);
  await expect(stat(join(folder, "node", BLOB))).rejects.toThrow("ENOENT");
});

test("nothing half-done is left where it fails, and what an interrupted try left is no hindrance", async () => {
  await mkdir(join(folder, "node.partial", "io.containerd.content.v1.content", "blobs"), { recursive: true });
  await rm(join(folder, "unpacked", "io.containerd.metadata.v1.bolt"), { recursive: true });
  expect(await seed()).toBe(false);
  for (const left of ["node", "node.partial"]) await expect(stat(join(folder, left))).rejects.toThrow("ENOENT");
});
