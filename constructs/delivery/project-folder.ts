import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The user's project: the nearest folder upwards with a cdktf.json, or the current one. Paths in props start there. */
export function projectFolder(): string {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "cdktf.json"))) return folder;
    if (folder === dirname(folder)) return process.cwd();
  }
}
