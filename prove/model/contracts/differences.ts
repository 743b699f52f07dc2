import type { ContractFormat } from "../../../constructs/model/contract-declaration";

/** A case in which the registry, the specification and we do not all agree; docs/contracts.md shows each. */
export interface Difference {
  readonly format: ContractFormat;
  /** Ours: we refuse all of them. */
  readonly rule: string;
  /** The released schema, and the next one that reads its events. */
  readonly writer: string;
  readonly reader: string;
  readonly registry: "accepts" | "refuses";
}

const avro = (rule: string, registry: Difference["registry"], writer: string, reader: string): Difference => {
  const record = (type: string) => `{"type":"record","name":"A","fields":[{"name":"x","type":${type}}]}`;
  return { format: "avro", rule, registry, writer: record(writer), reader: record(reader) };
};
const json = (rule: string, registry: Difference["registry"], writer: string, reader: string): Difference => ({
  format: "json",
  rule,
  registry,
  writer,
  reader,
});
const proto = (rule: string, registry: Difference["registry"], writer: string, reader: string): Difference => ({
  format: "protobuf",
  rule,
  registry,
  writer: `syntax = "proto3"; ${writer}`,
  reader: `syntax = "proto3"; ${reader}`,
});

export const differences: readonly Difference[] = [
  // The registry accepts, and events would be misread or refused by a validating subscriber.
  avro(
    "avro-logical-type",
    "accepts",
    '{"type":"long","logicalType":"timestamp-millis"}',
    '{"type":"long","logicalType":"timestamp-micros"}',
  ),
  json(
    "json-all-of",
    "accepts",
    '{"allOf":[{"type":"string"},{"type":"string","maxLength":9}]}',
    '{"allOf":[{"type":"integer"}]}',
  ),
  json("json-criterion", "accepts", '{"oneOf":[{"type":"integer"}]}', '{"anyOf":[{"type":"string"}]}'),
  json(
    "json-one-of-overlap",
    "accepts",
    '{"oneOf":[{"type":"integer"}]}',
    '{"oneOf":[{"type":"integer"},{"type":"number"}]}',
  ),
  json(
    "json-pattern-removed",
    "accepts",
    '{"patternProperties":{"^x-":{"type":"string"}},"additionalProperties":{"type":"integer"}}',
    '{"additionalProperties":{"type":"integer"}}',
  ),
  json(
    "json-property-narrowed",
    "accepts",
    '{"properties":{"a":{"type":"string"}},"additionalProperties":{"type":"number"}}',
    '{"properties":{"a":{"type":"string"},"b":{"type":"integer"}},"additionalProperties":{"type":"number"}}',
  ),
  json(
    "json-tuple",
    "accepts",
    '{"items":[{"type":"string"}],"additionalItems":{"type":"number"}}',
    '{"items":[{"type":"string"},{"type":"integer"}],"additionalItems":{"type":"number"}}',
  ),
  json("json-type-added", "accepts", '{"maxLength":5}', '{"type":"string","maxLength":5}'),
  json("json-format", "accepts", '{"type":"string"}', '{"type":"string","format":"uuid"}'),
  json("json-not", "accepts", '{"not":{"type":"string","format":"uuid"}}', '{"not":{"type":"string"}}'),
  proto(
    "protobuf-message",
    "accepts",
    "package shop; message A { int32 a = 1; }",
    "package store; message A { int32 a = 1; }",
  ),
  proto(
    "protobuf-oneof",
    "accepts",
    "message A { int32 a = 1; int32 b = 2; }",
    "message A { oneof o { int32 a = 1; int32 b = 2; } }",
  ),
  proto(
    "protobuf-type-scope",
    "accepts",
    "message A { map<string, B> m = 1; } message B { int32 n = 1; }",
    "message A { map<string, B> m = 1; message B { string s = 1; } } message B { int32 n = 1; }",
  ),
  // The registry refuses what the specification allows: it could not be released.
  json("json-property-added", "refuses", '{"properties":{"a":{}}}', '{"properties":{"a":{},"b":{}}}'),
  json("json-type", "refuses", '{"type":"integer"}', '{"type":["integer","null"]}'),
  json("json-type", "refuses", '{"const":"a"}', '{"type":"string"}'),
  json(
    "json-alternative-removed",
    "refuses",
    '{"anyOf":[{"type":"integer"},{"type":"number"}]}',
    '{"anyOf":[{"type":"number"}]}',
  ),
  json(
    "json-alternative",
    "refuses",
    '{"anyOf":[{"type":"integer"},{"type":"integer","maximum":9}]}',
    '{"anyOf":[{"type":"integer"},{"type":"null"}]}',
  ),
  proto("protobuf-name", "refuses", "message A { int32 a = 1; }", "message A { int32 b = 1; }"),
  proto("protobuf-type", "refuses", "message A { int32 a = 1; }", "message A { int64 a = 1; }"),
  proto("protobuf-field-removed", "refuses", "message A { int32 a = 1; }", "message A { reserved 1; }"),
  proto("protobuf-label", "refuses", "message A { int32 a = 1; }", "message A { optional int32 a = 1; }"),
  proto(
    "protobuf-enum-value",
    "refuses",
    "message A { } enum E { X = 0; Y = 1; }",
    "message A { } enum E { X = 0; reserved 1; }",
  ),
];
