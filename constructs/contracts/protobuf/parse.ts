import type { Problem } from "../../model/problem";
import { MAX_DEPTH, tooDeep } from "../json-text";
import type { Parsed, Reading } from "../parsed";
import { protoFields } from "./fields";
import { protoFile } from "./file";
import type { ProtoFile } from "./model";

export interface ParsedProtobuf extends Parsed {
  readonly file: ProtoFile;
}

/**
 * Apicurio Registry keeps each reserved number of a message by itself: `reserved 100 to max` is half a billion of them,
 * and ends it for want of memory.
 */
const MAX_RESERVED = 10_000;

export function parseProtobuf(text: string, message?: string): Reading<ParsedProtobuf> {
  const code = withoutComments(text);
  if (nesting(code) > MAX_DEPTH) return { problems: [tooDeep("The .proto file", MAX_DEPTH)] };
  if (/^\s*edition\s*=/m.test(code)) return { problems: [hasEdition] };
  // Loaded only for programs that have Protobuf contracts.
  const protobuf = require("protobufjs") as typeof import("protobufjs");
  try {
    const {
      root,
      imports = [],
      package: space = "",
    } = protobuf.parse(text, {
      keepCase: true,
      alternateCommentMode: true,
    });
    const namespace = root.lookup(space) as import("protobufjs").Namespace | null;
    const unknown = imports.filter((file) => !protobuf.common.get(file));
    if (unknown.length > 0) return { problems: unknown.map(unknownImport) };
    const own = [...(namespace ?? root).nestedArray];
    for (const file of imports) root.addJSON(protobuf.common.get(file)?.nested ?? {});
    root.resolveAll();
    const proto3 = /^\s*syntax\s*=\s*["']proto3["']/m.test(code);
    const read = protoFile(protobuf, own, { space, proto3, message });
    if ("problems" in read) return read;
    const { file } = read;
    if (reservedNumbers(file) > MAX_RESERVED) return { problems: [reservesTooMuch] };
    const schema = `${text.replaceAll("\r\n", "\n").trim()}\n`;
    return { parsed: { schema, message: file.event, recordName: file.event, file, fields: () => protoFields(file) } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const missing = /no such .*'([^']*)'(?: in (.*))?/.exec(why);
    return { problems: [missing ? missingType(missing[1] ?? "", missing[2]) : doesNotParse(why)] };
  }
}

/** Texts stay as long as they are, so that comments in them do no harm; they are only looked at. */
const withoutComments = (text: string): string =>
  text.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (found) =>
    found.startsWith("/") ? " " : found,
  );

/** How deep brackets are nested; ones in strings count as well, which does no harm. */
function nesting(code: string): number {
  let [depth, deepest] = [0, 0];
  for (const character of code) {
    if ("{[(<".includes(character)) deepest = Math.max(deepest, ++depth);
    else if ("}])>".includes(character)) depth = Math.max(0, depth - 1);
  }
  return deepest;
}

function reservedNumbers({ messages }: ProtoFile): number {
  const ranges = [...messages.values()].flatMap(({ reserved }) => reserved.ranges);
  return ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
}

const doesNotParse = (why: string): Problem => ({
  code: "HW-CONTRACT-003",
  message: `The .proto file does not parse: ${why}.`,
  fix: "Correct it: https://protobuf.dev/reference/protobuf/proto3-spec says what is allowed.",
});

const hasEdition: Problem = {
  code: "HW-CONTRACT-007",
  message: "The .proto file has an edition, which Apicurio Registry does not read.",
  fix: 'Write it for syntax = "proto3" or "proto2".',
};

const reservesTooMuch: Problem = {
  code: "HW-CONTRACT-007",
  message: `The .proto file reserves more than ${MAX_RESERVED} numbers, which Apicurio Registry has no memory for.`,
  fix: 'Reserve the numbers that were used, not "to max".',
};

const unknownImport = (file: string): Problem => ({
  code: "HW-CONTRACT-005",
  message: `The .proto file imports ${JSON.stringify(file)}.`,
  fix: 'Name the file: Contract.protobuf(source, { references: ["…"] }). Of google/protobuf only any, duration, empty, field_mask, struct, timestamp and wrappers can be imported.',
});

const missingType = (name: string, where: string | undefined): Problem => ({
  code: "HW-CONTRACT-005",
  message: `The .proto file uses ${JSON.stringify(name)}${where ? ` in ${where.replace(/^Type \.?/, "")}` : ""}, which it does not define.`,
  fix: "Define it in the same file, or import google/protobuf/… if it comes from there.",
});
