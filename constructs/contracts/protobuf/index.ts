import type { Format } from "../parsed";
import { compareProtobuf } from "./compare";
import { type ParsedProtobuf, parseProtobuf } from "./parse";

export const protobuf: Format<ParsedProtobuf> = {
  title: "Protobuf",
  parse: parseProtobuf,
  compare: (reader, writer) => compareProtobuf(reader.file, writer.file),
};
