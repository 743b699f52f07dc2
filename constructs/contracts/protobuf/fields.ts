import { type ContractField, MAX_FIELDS } from "../parsed";
import type { ProtoField, ProtoFile } from "./model";

/** The fields of the message that an event is. */
export function protoFields(file: ProtoFile): ContractField[] {
  const room = { left: MAX_FIELDS };

  const fieldsOf = (message: string, inside: readonly string[]): ContractField[] => {
    const fields = file.messages.get(message)?.fields ?? [];
    if (inside.includes(message) || room.left < fields.length) return [];
    room.left -= fields.length;
    return fields.map((field) => ({
      name: field.name,
      type: field.label === "repeated" ? `repeated ${field.type}` : field.type,
      optional: mayBeMissing(field, file),
      ...(field.doc === undefined ? {} : { doc: field.doc }),
      fields: fieldsOf(ownType(field, file) ?? "", [...inside, message]),
    }));
  };
  return fieldsOf(file.eventName, []);
}

/** Name, without the package, of a type that the file defines. */
function ownType({ fullType }: ProtoField, { event, eventName }: ProtoFile): string | undefined {
  const space = `.${event.slice(0, event.length - eventName.length)}`;
  return fullType?.startsWith(space) ? fullType.slice(space.length) : undefined;
}

/** Lists and maps may be empty, and a number of proto3 is 0: they are never missing. */
function mayBeMissing(field: ProtoField, file: ProtoFile): boolean {
  const { label, oneof, type, fullType } = field;
  if (label === "optional" || oneof !== undefined) return true;
  if (label !== undefined || type.startsWith("map<")) return false;
  return fullType !== undefined && !file.enums.has(ownType(field, file) ?? "");
}
