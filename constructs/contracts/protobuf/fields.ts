import { type ContractField, MAX_FIELDS } from "../parsed";
import type { ProtoField, ProtoFile } from "./model";

/** The fields of the message that an event is. */
export function protoFields(file: ProtoFile): ContractField[] {
  const room = { left: MAX_FIELDS };
  const space = file.event.slice(0, file.event.length - file.eventName.length);

  const fieldsOf = (message: string, inside: readonly string[]): ContractField[] => {
    const fields = file.messages.get(message)?.fields ?? [];
    if (inside.includes(message) || room.left < fields.length) return [];
    room.left -= fields.length;
    return fields.map((field) => ({
      name: field.name,
      type: field.label === "repeated" ? `repeated ${field.type}` : field.type,
      optional: mayBeMissing(field, file),
      ...(field.doc === undefined ? {} : { doc: field.doc }),
      fields: fieldsOf(nameIn(space, field), [...inside, message]),
    }));
  };
  return fieldsOf(file.eventName, []);
}

const nameIn = (space: string, { fullType = "" }: ProtoField): string => fullType.slice(1 + space.length);

/** Lists and maps may be empty, and a number of proto3 is 0: they are never missing. */
function mayBeMissing({ label, oneof, type, fullType }: ProtoField, file: ProtoFile): boolean {
  if (label === "optional" || oneof !== undefined) return true;
  if (label !== undefined || type.startsWith("map<")) return false;
  const space = file.event.slice(0, file.event.length - file.eventName.length);
  return fullType !== undefined && !file.enums.has(fullType.slice(1 + space.length));
}
