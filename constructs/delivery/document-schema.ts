import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ValidateFunction } from "ajv";
import { packageRoot } from "./package-root";

/** The files that Headwater writes and reads again; each has a JSON Schema in `schemas/`. */
export type DocumentKind = "platform" | "topology" | "headwater-lock";

/** The rest follows when these are corrected. */
const MAX_MISTAKES = 5;

/** Where a value is not what the schema of its kind says, and how; empty if it is nowhere. */
export function schemaMistakes(kind: DocumentKind, value: unknown): string[] {
  const validate = validators.get(kind) ?? compiled(kind);
  validators.set(kind, validate);
  if (validate(value)) return [];
  return (validate.errors ?? [])
    .slice(0, MAX_MISTAKES)
    .map(({ instancePath, message = "is not as it should be" }) => `${instancePath || "its top"} ${message}`);
}

/** Each takes some time to make, and is made once. */
const validators = new Map<DocumentKind, ValidateFunction>();

/** Loaded only here: a program without such files never pays for it. */
function compiled(kind: DocumentKind): ValidateFunction {
  const { default: Ajv } = require("ajv") as typeof import("ajv");
  const schema = readFileSync(join(packageRoot(), "schemas", `${kind}.schema.json`), "utf8");
  return new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(schema));
}
