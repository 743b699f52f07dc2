import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ValidateFunction } from "ajv";
import { packageRoot } from "../delivery/package-root";
import type { Problem } from "../model/problem";

/** The rest follows when these are corrected. */
const MAX_PROBLEMS = 5;

/** Whether a value is a lock as schemas/headwater-lock.schema.json describes it. */
export function lockProblems(value: unknown, file: string): Problem[] {
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version === "number" && version > 1) return [tooNew(file, version)];
  validate ??= compiled();
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, MAX_PROBLEMS).map(({ instancePath, message = "is not as it should be" }) => ({
    code: "HW-LOCKFILE-003",
    message: `${file} is no lock: ${instancePath || "its top"} ${message}.`,
    fix: "Correct it, or take the last version from git; schemas/headwater-lock.schema.json in Headwater's package describes it.",
  }));
}

let validate: ValidateFunction | undefined;

/** Loaded only here: a program without a lock never pays for it. */
function compiled(): ValidateFunction {
  const { default: Ajv } = require("ajv") as typeof import("ajv");
  const schema = readFileSync(join(packageRoot(), "schemas", "headwater-lock.schema.json"), "utf8");
  return new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(schema));
}

const tooNew = (file: string, version: number): Problem => ({
  code: "HW-LOCKFILE-004",
  message: `${file} has version ${version} of its format; this Headwater knows version 1.`,
  fix: "Upgrade Headwater here.",
});
