import { existsSync } from "node:fs";
import { copyFile, mkdir, rename, rm, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runOrThrow } from "../console/process";

/** Files that nobody ever changes, of which a hard link is as good as a copy: images as they came, and unpacked. */
const LINKED = ["io.containerd.content.v1.content/blobs", "io.containerd.snapshotter.v1.overlayfs/snapshots"];
const COPIED = ["io.containerd.metadata.v1.bolt/meta.db", "io.containerd.snapshotter.v1.overlayfs/metadata.db"];

/**
 * Gives a containerd that never ran what another one has unpacked.
 *
 * @param folder its folder; left as it is if it is there
 * @param unpacked folder of the other, which does not run
 * @returns whether it has the images now; not if no file can be linked, as between two file systems
 */
export async function seedImages(folder: string, unpacked: string): Promise<boolean> {
  if (existsSync(folder)) return false;
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  try {
    for (const path of [...LINKED, ...COPIED])
      await mkdir(dirname(join(partial, path)), { recursive: true, mode: 0o700 });
    for (const path of LINKED) await runOrThrow("cp", ["-al", join(unpacked, path), join(partial, path)]);
    for (const path of COPIED) await copyFile(join(unpacked, path), join(partial, path));
    await utimes(dirname(unpacked), new Date(), new Date());
    await rename(partial, folder);
    return true;
  } catch {
    await rm(partial, { recursive: true, force: true });
    return false;
  }
}
