import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { withLock } from "./lock";
import { cacheDir } from "./paths";

/** Longest wait for another process that builds the same part. */
const WAIT_MS = 30 * 60_000;

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
  return await withLock(folder, `building ${part}`, WAIT_MS, async () => {
    if (existsSync(folder)) return folder; // another process has just built it
    await sweep(folder);
    // A compiler that outlived its killed build may still write into that build's folder, never into ours.
    const work = `${folder}${BUILDING}${process.pid}`;
    await mkdir(work, { recursive: true });
    try {
      await build(work);
      await writeFile(join(work, ".pins.json"), `${JSON.stringify(pins, null, 2)}\n`);
      await rename(work, folder);
      return folder;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}

/** Where `cached` keeps or will keep this part. */
export function cachedFolder(part: string, pins: unknown): string {
  return join(cacheDir(), "parts", `${part}-${keyOf(pins)}`);
}

const BUILDING = ".building-";

/** Removes what killed builds of this part left; whoever calls holds the part's lock. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder)).catch(() => [])) {
    if (name.startsWith(`${basename(folder)}${BUILDING}`)) {
      await rm(join(dirname(folder), name), { recursive: true, force: true });
    }
  }
}
