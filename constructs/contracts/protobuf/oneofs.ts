import type { Incompatibility } from "../incompatibility";
import type { ProtoMessage } from "./model";

/**
 * Of a oneof only the field that comes last is kept: fields that could be set together before lose values when they
 * are moved into one. A single field may be, with none that was there before.
 *
 * @see https://protobuf.dev/programming-guides/proto3/#backward
 */
export function oneofs(message: string, reader: ProtoMessage, writer: ProtoMessage): Incompatibility[] {
  const before = new Map(writer.fields.map((field) => [field.name, field]));
  const groups = new Map<string, string[]>();
  for (const { name, oneof } of reader.fields) {
    if (oneof !== undefined && before.has(name)) groups.set(oneof, [...(groups.get(oneof) ?? []), name]);
  }
  return [...groups].flatMap(([oneof, names]) => {
    const written = new Set(names.map((name) => before.get(name)?.oneof));
    const together = written.size === 1 && !written.has(undefined);
    return names.length === 1 || together ? [] : [movedTogether(`${message}.${oneof}`, names)];
  });
}

const movedTogether = (path: string, names: readonly string[]): Incompatibility => ({
  rule: "protobuf-oneof",
  path,
  message: `The writer may set ${names.slice(0, 10).join(", ")} together; of a oneof the reader keeps only one.`,
  fix: "Leave fields that exist where they are, and add new ones to the oneof.",
});
