import type { Format } from "../parsed";
import { compareJsonSchemas } from "./compare";
import { inlineJsonSchema } from "./inline";
import { type ParsedJsonSchema, parseJsonSchema } from "./parse";

export const jsonSchema: Format<ParsedJsonSchema> = {
  title: "JSON Schema",
  parse: parseJsonSchema,
  inline: inlineJsonSchema,
  compare: (reader, writer) => compareJsonSchemas(reader.root, writer.root),
};
