import type { Format } from "../parsed";
import { compareProtobuf } from "./compare";
import { inlineProtobuf } from "./inline";
import { type ParsedProtobuf, parseProtobuf } from "./parse";

export const protobuf: Format<ParsedProtobuf> = {
  title: "Protobuf",
  parse: parseProtobuf,
  inline: inlineProtobuf,
  compare: (reader, writer) => compareProtobuf(reader.file, writer.file),
};
