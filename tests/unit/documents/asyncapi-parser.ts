import { AvroSchemaParser } from "@asyncapi/avro-schema-parser";
import { Parser, type ValidateSchemaInput } from "@asyncapi/parser";
import { ProtoBuffSchemaParser } from "@asyncapi/protobuf-schema-parser";

const schemaParsers = [AvroSchemaParser(), ProtoBuffSchemaParser()];
const parser = new Parser();
for (const schemaParser of schemaParsers) parser.registerSchemaParser(schemaParser);

/**
 * What AsyncAPI's own parser says to a document, from the gravest on: "error: …", "warning: …". For version 3 it does
 * not ask the parsers of schemas whether a schema is right, so they are asked here.
 */
export async function asyncApiFindings(document: object): Promise<string[]> {
  const { diagnostics } = await parser.parse(JSON.stringify(document));
  const levels = ["error", "warning", "information", "hint"];
  return [
    ...(await payloadErrors(document)),
    ...diagnostics
      .sort((a, b) => a.severity - b.severity)
      .map(({ severity, code, message, path }) => `${levels[severity]}: ${code} at ${path.join("/")}: ${message}`),
  ];
}

interface WithMessages {
  components?: { messages?: Record<string, { payload?: { schemaFormat: string; schema: unknown } }> };
}

async function payloadErrors({ components }: WithMessages): Promise<string[]> {
  const errors = Object.entries(components?.messages ?? {}).map(async ([name, { payload }]) => {
    const schemaParser = schemaParsers.find((each) => each.getMimeTypes().includes(payload?.schemaFormat ?? ""));
    const input = { data: payload?.schema, path: [] } as unknown as ValidateSchemaInput;
    return ((await schemaParser?.validate(input)) ?? []).map(({ message }) => `error: message ${name}: ${message}`);
  });
  return (await Promise.all(errors)).flat();
}
