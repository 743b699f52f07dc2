import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
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
  const work = `${folder}.building-${process.pid}`;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  try {
    await build(work);
    await writeFile(join(work, ".pins.json"), `${JSON.stringify(pins, null, 2)}\n`);
    if (existsSync(folder)) return folder; // another process was faster
    await rename(work, folder);
    return folder;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Where `cached` keeps or will keep this part. */
export function cachedFolder(part: string, pins: unknown): string {
  return join(cacheDir(), "parts", `${part}-${keyOf(pins)}`);
}
