import type { Problem } from "../../model/problem";
import { compactJson, parseJson } from "../json-text";
import type { Parsed, Reading } from "../parsed";
import { avroFields } from "./fields";
import { type AvroType, avroType, missingTypes } from "./model";

export interface ParsedAvro extends Parsed {
  readonly type: AvroType;
}

/** @see https://avro.apache.org/docs/1.12.0/specification/ */
export function parseAvro(text: string): Reading<ParsedAvro> {
  const json = parseJson(text, "The Avro schema");
  if ("problem" in json) return { problems: [json.problem] };
  const missing = missingTypes(json.value);
  if (missing.length > 0) return { problems: missing.map(missingType) };
  // avsc decides what is a schema: names, defaults, duplicates. Loaded only for programs that have Avro contracts.
  const { Type } = require("avsc") as typeof import("avsc");
  try {
    Type.forSchema(json.value as Parameters<typeof Type.forSchema>[0], { noAnonymousTypes: true });
    const type = avroType(json.value);
    const recordName = "fullName" in type ? type.fullName : undefined;
    return { parsed: { schema: compactJson(text), recordName, type, fields: () => avroFields(type) } };
  } catch (error) {
    return { problems: [invalid(error instanceof Error ? error.message : String(error))] };
  }
}

const missingType = (name: string): Problem => ({
  code: "HW-CONTRACT-005",
  message: `The Avro schema uses the type ${JSON.stringify(name)}, which it does not define before.`,
  fix: 'Define the type where it is used first, or name the file that does: Contract.avro(source, { references: ["…"] }).',
});

const invalid = (why: string): Problem => ({
  code: "HW-CONTRACT-004",
  message: `The Avro schema is not valid: ${why}.`,
  fix: "Correct it: https://avro.apache.org/docs/1.12.0/specification/ says what is allowed.",
});
