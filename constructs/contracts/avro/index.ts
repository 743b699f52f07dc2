import type { Format } from "../parsed";
import { compareAvro } from "./compare";
import { inlineAvro } from "./inline";
import { type ParsedAvro, parseAvro } from "./parse";

export const avro: Format<ParsedAvro> = {
  title: "Avro",
  parse: parseAvro,
  inline: inlineAvro,
  compare: (reader, writer) => compareAvro(reader.type, writer.type),
};
