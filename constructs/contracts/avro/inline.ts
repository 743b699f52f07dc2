import type { Problem } from "../../model/problem";
import { parseExact, writeExact } from "../exact-json";
import { isObject, type JsonObject, MAX_DEPTH, parseJson, tooDeep } from "../json-text";
import { type Inlined, type SchemaFile, twoDefinitions } from "../schema-file";
import { innerKey, innerType, isNamed, namespaceIn, qualified } from "./names";

interface Definition {
  readonly file: SchemaFile;
  readonly fullName: string;
  readonly schema: JsonObject;
  /** That which the definition inherits, if it names none. */
  readonly outer: string;
}

/**
 * Defines the named types of other files where they are used first, as Avro wants it. Types that nothing uses are left
 * out.
 */
export function inlineAvro(main: SchemaFile, references: readonly SchemaFile[]): Inlined {
  const problems: Problem[] = [];
  const files = [main, ...references].flatMap((file) => {
    const json = parseJson(file.text, file.name);
    if ("value" in json) return [{ file, schema: parseExact(file.text) }];
    problems.push(json.problem);
    return [];
  });
  const known = new Map<string, Definition>();
  for (const { file, schema } of files) {
    const own = definitionsIn(schema, file);
    if (file !== main && own.length === 0) problems.push(definesNothing(file));
    for (const definition of own) {
      const other = known.get(definition.fullName);
      if (other) problems.push(twoDefinitions(definition.fullName, other.file, file));
      else known.set(definition.fullName, definition);
    }
  }
  const [first] = files;
  if (problems.length > 0 || !first) return { problems };
  const schema = new Inliner(known).type(first.schema, "", 0);
  return schema === undefined ? { problems: [tooDeep(main.name, MAX_DEPTH)] } : { text: writeExact(schema) };
}

class Inliner {
  private readonly defined = new Set<string>();
  private tooDeep = false;

  constructor(private readonly known: ReadonlyMap<string, Definition>) {}

  /** undefined if types inside types go too deep. */
  type(schema: unknown, namespace: string, depth: number): unknown {
    const inlined = this.visit(schema, namespace, depth);
    return this.tooDeep ? undefined : inlined;
  }

  private visit(schema: unknown, namespace: string, depth: number): unknown {
    if (depth > MAX_DEPTH) {
      this.tooDeep = true;
      return schema;
    }
    if (typeof schema === "string") return this.reference(schema, namespace, depth);
    if (Array.isArray(schema)) return schema.map((branch) => this.visit(branch, namespace, depth + 1));
    if (!isObject(schema)) return schema;
    if (isNamed(schema)) return this.definition(schema, namespace, depth);
    const key = innerKey(schema);
    const inner = this.visit(innerType(schema), namespace, depth + 1);
    if (inner === undefined) return schema;
    // `{ "type": "shop.Address" }` is the type itself.
    return key === "type" && typeof schema.type === "string" && inner !== schema.type
      ? inner
      : { ...schema, [key]: inner };
  }

  private reference(name: string, namespace: string, depth: number): unknown {
    const definition = this.known.get(qualified(name, namespace));
    if (!definition || this.defined.has(definition.fullName)) return name;
    const { schema, outer } = definition;
    return this.definition(outer === namespace ? schema : placed(schema, outer), outer, depth);
  }

  private definition(schema: JsonObject, outer: string, depth: number): unknown {
    const { fullName, namespace } = namespaceIn(schema, outer);
    // It was used before the place where it stands.
    if (this.defined.has(fullName)) return fullName;
    this.defined.add(fullName);
    if (!Array.isArray(schema.fields)) return schema;
    const fields = schema.fields.map((field: unknown) =>
      isObject(field) ? { ...field, type: this.visit(field.type, namespace, depth + 1) } : field,
    );
    return { ...schema, fields };
  }
}

/** A definition that says its namespace itself, so that it may stand where another one holds. */
function placed(schema: JsonObject, namespace: string): JsonObject {
  if (typeof schema.namespace === "string" || String(schema.name).includes(".")) return schema;
  const { type, name, ...rest } = schema;
  return { type, name, namespace, ...rest };
}

function definitionsIn(schema: unknown, file: SchemaFile): Definition[] {
  const found: Definition[] = [];
  const visit = (node: unknown, outer: string): void => {
    if (Array.isArray(node)) for (const branch of node) visit(branch, outer);
    if (!isObject(node)) return;
    if (!isNamed(node)) {
      visit(innerType(node), outer);
      return;
    }
    const { fullName, namespace } = namespaceIn(node, outer);
    found.push({ file, fullName, schema: node, outer });
    if (Array.isArray(node.fields)) for (const field of node.fields) if (isObject(field)) visit(field.type, namespace);
  };
  visit(schema, "");
  return found;
}

const definesNothing = (file: SchemaFile): Problem => ({
  code: "HW-CONTRACT-009",
  message: `${file.name} defines no named type, so nothing can refer to it.`,
  fix: "Name a file with a record, an enum or a fixed, or with a list of them.",
});
