import { posix, sep } from "node:path";
import type { Problem } from "../model/problem";

/** A schema's text: that of a contract, or of a file that it refers to. */
export interface SchemaFile {
  /** As people call it: the path that was given. */
  readonly name: string;
  /** By which other files refer to it; relative to the folder of cdktf.json, with `/` between its parts. */
  readonly path: string;
  readonly text: string;
}

/** One schema that stands alone, made of several files; or why it can't be. The problems name the files. */
export type Inlined =
  | { readonly text: string; readonly message?: string; readonly problems?: never }
  | { readonly text?: never; readonly problems: readonly Problem[] };

/** `./contracts/order.avsc` → `contracts/order.avsc` */
export const schemaPath = (file: string): string => posix.normalize(file.split(sep).join("/"));

export const twoDefinitions = (type: string, first: SchemaFile, second: SchemaFile): Problem => ({
  code: "HW-CONTRACT-009",
  message:
    first === second
      ? `${first.name} defines ${type} twice.`
      : `${first.name} and ${second.name} both define ${type}, and they become one schema.`,
  fix: "Keep one of the definitions, and refer to it from elsewhere; or give the types different names.",
});

export const mixedFiles = (what: string, first: SchemaFile, second: SchemaFile, why: string): Problem => ({
  code: "HW-CONTRACT-009",
  message: `${first.name} and ${second.name} become one schema, but ${what}.`,
  fix: why,
});
