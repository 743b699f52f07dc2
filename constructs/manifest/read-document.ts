import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type DocumentKind, schemaMistakes } from "../delivery/document-schema";
import { projectFolder } from "../delivery/project-folder";
import type { Problem } from "../model/problem";

export type ReadDocument<D> = { readonly document: D } | { readonly problems: readonly Problem[] };

/** Larger than the manifest of any platform; what is larger is something else. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads one of the JSON files that Headwater writes, and checks it against its schema in `schemas/`.
 * Problems: HW-MANIFEST-001 if it can't be read or is no JSON, 003 if it is not what the schema says, 004 if a newer
 * Headwater wrote it.
 *
 * @param file relative to `folder`
 * @param folder that of cdktf.json, which is found upwards from the current one by default
 */
export function readDocument<D extends { readonly version: 1 }>(
  file: string,
  schema: "platform" | "topology",
  folder = projectFolder(),
): ReadDocument<D> {
  let document: unknown;
  try {
    const content = readFileSync(resolve(folder, file));
    if (content.byteLength > MAX_BYTES) return { problems: [unreadable(file, `it has ${content.byteLength} bytes`)] };
    document = JSON.parse(content.toString("utf8"));
  } catch (error) {
    return { problems: [unreadable(file, error instanceof Error ? error.message : String(error))] };
  }
  const version = (document as { version?: unknown } | null)?.version;
  if (typeof version === "number" && version > 1) return { problems: [tooNew(file, version)] };
  const problems = schemaMistakes(schema, document).map((mistake) => notAsItsSchema(file, schema, mistake));
  return problems.length > 0 ? { problems } : { document: document as D };
}

const notAsItsSchema = (file: string, schema: DocumentKind, mistake: string): Problem => ({
  code: "HW-MANIFEST-003",
  message: `${file} is no ${schema} document: ${mistake}.`,
  fix: `Name a file that synth wrote; schemas/${schema}.schema.json in Headwater's package describes it.`,
});

const unreadable = (file: string, why: string): Problem => ({
  code: "HW-MANIFEST-001",
  message: `${file} can't be read: ${why.replace(/\.$/, "")}.`,
  fix: "Name a file that synth wrote, relative to the folder of cdktf.json; for a command, to the current one.",
});

const tooNew = (file: string, version: number): Problem => ({
  code: "HW-MANIFEST-004",
  message: `${file} has version ${version} of its format; this Headwater knows version 1.`,
  fix: "Upgrade Headwater here, or take a file that an older one wrote.",
});
