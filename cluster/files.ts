import { existsSync, readFileSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes a file that only root may read: complete or not at all, also if interrupted or if the power fails. */
export async function writePrivate(file: string, content: string): Promise<void> {
  if (existsSync(file) && readFileSync(file, "utf8") === content) return;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const partial = `${file}.partial`;
  await writeFile(partial, content, { mode: 0o600, flush: true });
  await rename(partial, file);
}

/** A JSON file's content, or undefined if there is none (or only half of one, from a crash). */
export function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}
