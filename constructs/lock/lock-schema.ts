import { schemaMistakes } from "../delivery/document-schema";
import type { Problem } from "../model/problem";

/** Whether a value is a lock as schemas/headwater-lock.schema.json describes it. */
export function lockProblems(value: unknown, file: string): Problem[] {
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version === "number" && version > 1) return [tooNew(file, version)];
  return schemaMistakes("headwater-lock", value).map((mistake) => ({
    code: "HW-LOCKFILE-003",
    message: `${file} is no lock: ${mistake}.`,
    fix: "Correct it, or take the last version from git; schemas/headwater-lock.schema.json in Headwater's package describes it.",
  }));
}

const tooNew = (file: string, version: number): Problem => ({
  code: "HW-LOCKFILE-004",
  message: `${file} has version ${version} of its format; this Headwater knows version 1.`,
  fix: "Upgrade Headwater here.",
});
