import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { projectFolder } from "../delivery/project-folder";
import { type ParsedLock, parseLock } from "./lock-text";

/**
 * Reads a lock file; undefined if there is none, because nothing has been released yet.
 * Problems: HW-LOCKFILE-001 to 005.
 *
 * @param file relative to `folder`
 * @param folder that of cdktf.json, which is found upwards from the current one by default
 */
export function readLock(file: string, folder = projectFolder()): ParsedLock | undefined {
  let text: string;
  try {
    text = readFileSync(resolve(folder, file), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    return {
      problems: [
        {
          code: "HW-LOCKFILE-001",
          message: `${file} can't be read: ${error instanceof Error ? error.message : String(error)}.`,
          fix: "Make it a file that you may read.",
        },
      ],
    };
  }
  return parseLock(text, file);
}
