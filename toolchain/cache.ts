import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cacheDir } from "./paths";

/** A stable short name for pins: the same pins give the same folder, on any machine. */
export function keyOf(pins: unknown): string {
  return createHash("sha256").update(JSON.stringify(pins)).digest("hex").slice(0, 16);
}

/**
 * The folder of a part built from these pins; builds it if it is not there yet.
 * The folder appears complete or not at all: it is built beside and renamed, so an interrupted build leaves nothing
 * that the next run could mistake for a result. (Compilers' own caches make the repeated build resume.)
 */
export async function cached(part: string, pins: unknown, build: (folder: string) => Promise<void>): Promise<string> {
  const folder = cachedFolder(part, pins);
  if (existsSync(folder)) return folder;
  await sweep(dirname(folder));
  const work = `${folder}${BUILDING}${process.pid}`;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  try {
    await build(work);
    await writeFile(join(work, ".pins.json"), `${JSON.stringify(pins, null, 2)}\n`);
    await rename(work, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error; // otherwise another process was faster, with the same result
    });
    return folder;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Where `cached` keeps or will keep this part. */
export function cachedFolder(part: string, pins: unknown): string {
  return join(cacheDir(), "parts", `${part}-${keyOf(pins)}`);
}

const BUILDING = ".building-";

/** Removes what killed builds left: the folders of processes that are gone. */
async function sweep(parts: string): Promise<void> {
  for (const name of await readdir(parts).catch(() => [])) {
    const pid = Number(name.split(BUILDING)[1]);
    if (pid && !isRunning(pid)) await rm(join(parts, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
