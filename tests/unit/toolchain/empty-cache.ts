import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";

/** A new folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "headwater-test-"));
  created.push(folder);
  return folder;
}

/** Points the cache at a new folder for the length of a test. */
export function useEmptyCache(): void {
  process.env.XDG_CACHE_HOME = temporaryFolder();
}

const created: string[] = [];
const before = process.env.XDG_CACHE_HOME;

afterEach(() => {
  for (const folder of created.splice(0)) rmSync(folder, { recursive: true, force: true });
  if (before === undefined) delete process.env.XDG_CACHE_HOME;
  else process.env.XDG_CACHE_HOME = before;
});
