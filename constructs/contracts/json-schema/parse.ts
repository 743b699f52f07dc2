import type { Problem } from "../../model/problem";
import { compactJson, isObject, type JsonObject, parseJson } from "../json-text";
import type { Parsed, Reading } from "../parsed";
import { type Draft, jsonNode } from "./build";
import { jsonFields } from "./fields";
import type { JsonNode } from "./model";
import { referenceProblems } from "./references";

export interface ParsedJsonSchema extends Parsed {
  readonly root: JsonNode;
}

export const DRAFT_7 = "http://json-schema.org/draft-07/schema#";

export function parseJsonSchema(text: string): Reading<ParsedJsonSchema> {
  const json = parseJson(text, "The JSON Schema");
  if ("problem" in json) return { problems: [json.problem] };
  const schema = json.value;
  if (!isObject(schema)) return { problems: [invalid("it must be an object")] };
  const draft = draftOf(schema.$schema);
  if (!draft) return { problems: [otherDraft(schema.$schema)] };
  const mistake = metaSchemaMistake(schema, draft);
  if (mistake) return { problems: [invalid(mistake)] };
  const problems = referenceProblems(schema);
  if (problems.length > 0) return { problems };
  const root = jsonNode(schema, draft);
  const recordName = typeof schema.title === "string" && schema.title !== "" ? schema.title : undefined;
  return { parsed: { schema: withDraft(compactJson(text), schema), recordName, root, fields: () => jsonFields(root) } };
}

/** Without it Apicurio reads a schema as draft 4, and then ignores `const`, `if`, `contains` and others. */
const withDraft = (text: string, { $schema }: JsonObject): string =>
  $schema === undefined ? text.replace(/^\{("?)/, (_, quote) => `{"$schema":"${DRAFT_7}"${quote && `,"`}`) : text;

function draftOf($schema: unknown): Draft | undefined {
  if ($schema === undefined) return 7;
  if (typeof $schema !== "string") return undefined;
  const draft = /^https?:\/\/json-schema\.org\/draft-0([467])\/schema#?$/.exec($schema)?.[1];
  return draft ? (Number(draft) as Draft) : undefined;
}

/** What the draft's own schema of schemas finds. */
function metaSchemaMistake(schema: JsonObject, draft: Draft): string | undefined {
  const validator = validators.get(draft) ?? validatorFor(draft);
  validators.set(draft, validator);
  try {
    if (validator.validateSchema(schema)) return undefined;
  } catch (error) {
    // Ajv compares what must be unique by calling methods, which a key such as "toString" hides.
    return `its values can't be compared (${(error as Error).message})`;
  }
  const [error] = validator.errors ?? [];
  return `${error?.instancePath || "the schema"} ${error?.message ?? "is wrong"}`;
}

/** Each takes some time to make, and is made once. */
const validators = new Map<Draft, import("ajv").default>();

/** Loaded only for programs that have JSON Schema contracts. */
function validatorFor(draft: Draft): import("ajv").default {
  const { default: Ajv } = (draft === 4 ? require("ajv-draft-04") : require("ajv")) as typeof import("ajv");
  const validator = new Ajv({ strict: false, logger: false, validateFormats: false });
  if (draft === 6) validator.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json"));
  return validator;
}

const invalid = (why: string): Problem => ({
  code: "HW-CONTRACT-004",
  message: `The JSON Schema is not valid: ${why}.`,
  fix: "Correct it: https://json-schema.org/understanding-json-schema says what is allowed.",
});

const otherDraft = ($schema: unknown): Problem => ({
  code: "HW-CONTRACT-007",
  message: `The JSON Schema is written for ${JSON.stringify($schema)}, which Apicurio Registry can't compare.`,
  fix: `Write it for draft 4, 6 or 7; "$schema": "${DRAFT_7}" is draft 7, and the default.`,
});
