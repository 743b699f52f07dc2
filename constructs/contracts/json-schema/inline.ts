import { posix } from "node:path";
import type { Problem } from "../../model/problem";
import { parseExact, writeExact } from "../exact-json";
import { isObject, type JsonObject, parseJson } from "../json-text";
import { type Inlined, mixedFiles, type SchemaFile } from "../schema-file";
import { DRAFT_7 } from "./parse";
import { identifier, schemasIn } from "./references";

interface Document {
  readonly file: SchemaFile;
  readonly schema: JsonObject;
}

/**
 * Puts the schemas of other files, as far as the contract refers to them, into its `definitions`. A file is found by
 * its path from the one that refers to it, or by its `$id`.
 */
export function inlineJsonSchema(main: SchemaFile, references: readonly SchemaFile[]): Inlined {
  const problems: Problem[] = [];
  const documents = [main, ...references].flatMap((file): Document[] => {
    const json = parseJson(file.text, file.name);
    if ("problem" in json) problems.push(json.problem);
    else if (isObject(json.value)) return [{ file, schema: parseExact(file.text) as JsonObject }];
    else problems.push(noObject(file));
    return [];
  });
  const [root] = documents;
  if (problems.length > 0 || !root) return { problems };
  const found = new Inliner(root, documents).inline();
  return "problems" in found ? found : { text: writeExact(found.schema) };
}

class Inliner {
  /** What is referred to, under the names that it gets, in the order of first use. */
  private readonly names = new Map<Document, string>();
  private readonly taken: Set<string>;

  constructor(
    private readonly root: Document,
    private readonly documents: readonly Document[],
  ) {
    this.taken = new Set(Object.keys(isObject(root.schema.definitions) ? root.schema.definitions : {}));
  }

  inline(): { schema: JsonObject } | { problems: readonly Problem[] } {
    const schema = this.rewritten(this.root);
    const definitions: Record<string, unknown> = isObject(schema.definitions) ? { ...schema.definitions } : {};
    // Documents that others refer to are added meanwhile.
    for (const [document, name] of this.names) definitions[name] = this.rewritten(document);
    const used = [...this.names.keys()];
    const problems = used.filter((one) => !this.sameDraft(one)).map(({ file }) => otherDraft(this.root.file, file));
    if (problems.length > 0) return { problems };
    return { schema: used.length === 0 ? schema : { ...schema, definitions } };
  }

  private sameDraft({ schema: { $schema } }: Document): boolean {
    return $schema === undefined || plain($schema) === plain(this.root.schema.$schema ?? DRAFT_7);
  }

  /** With references to where things are in the whole. */
  private rewritten(document: Document): JsonObject {
    const copy = structuredClone(document.schema) as Record<string, unknown>;
    for (const schema of schemasIn(copy) as Record<string, unknown>[]) {
      if (typeof schema.$ref === "string") schema.$ref = this.reference(schema.$ref, document);
    }
    if (document === this.root) return copy;
    const { $schema: _, $id: __, ...rest } = copy;
    if (typeof rest.id === "string") delete rest.id;
    return rest;
  }

  private reference($ref: string, from: Document): string {
    const [place = "", fragment = ""] = $ref.split("#", 2);
    const target = place === "" ? from : this.documentAt(place, from);
    // Anchors, and what leads nowhere, are told of the whole.
    if (!target || (fragment !== "" && !fragment.startsWith("/"))) return $ref;
    return target === this.root ? `#${fragment}` : `#/definitions/${this.nameOf(target)}${fragment}`;
  }

  private documentAt(place: string, from: Document): Document | undefined {
    const base = identifier(from.schema).replace(/#.*$/, "");
    const identifiers = [place, absolute(place, base)];
    const path = decoded(place);
    const paths = [posix.join(posix.dirname(from.file.path), path), path];
    const byId = ({ schema }: Document) => identifiers.includes(identifier(schema).replace(/#.*$/, ""));
    return (
      this.documents.find((document) => document.file.path === paths[0]) ??
      this.documents.find((document) => document.file.path === paths[1]) ??
      this.documents.find(byId)
    );
  }

  private nameOf(document: Document): string {
    const known = this.names.get(document);
    if (known !== undefined) return known;
    const plainName = posix.parse(document.file.path).name.replace(/[^\w.-]/g, "-");
    let name = plainName;
    for (let count = 2; this.taken.has(name); count += 1) name = `${plainName}-${count}`;
    this.taken.add(name);
    this.names.set(document, name);
    return name;
  }
}

const plain = ($schema: unknown): string =>
  String($schema)
    .replace(/^https:/, "http:")
    .replace(/#$/, "");

/** A reference with its base; undefined if that is none. */
const absolute = (place: string, base: string): string | undefined =>
  URL.canParse(place, base) ? new URL(place, base).href : undefined;

function decoded(place: string): string {
  try {
    return decodeURI(place);
  } catch {
    return place;
  }
}

const noObject = ({ name }: SchemaFile): Problem => ({
  code: "HW-CONTRACT-004",
  message: `${name}: The JSON Schema is not valid: it must be an object.`,
  fix: "Correct it: https://json-schema.org/understanding-json-schema says what is allowed.",
});

const otherDraft = (main: SchemaFile, file: SchemaFile): Problem =>
  mixedFiles(
    "are written for different drafts",
    main,
    file,
    'Give both the same "$schema"; without it a file has that of the contract.',
  );
