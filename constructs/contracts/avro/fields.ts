import { type ContractField, MAX_FIELDS } from "../parsed";
import { type AvroRecord, type AvroType, avroTypeName } from "./model";

/** The fields of the record that an event is; none if it is something else. */
export const avroFields = (type: AvroType): ContractField[] => fieldsOf(type, [], { left: MAX_FIELDS });

function fieldsOf(type: AvroType, inside: readonly AvroRecord[], room: { left: number }): ContractField[] {
  const record = recordIn(type);
  if (!record || inside.includes(record) || room.left < record.fields.length) return [];
  room.left -= record.fields.length;
  return record.fields.map((field) => ({
    name: field.name,
    type: avroTypeName(field.type),
    optional: nullable(field.type),
    ...(field.doc === undefined ? {} : { doc: field.doc }),
    fields: fieldsOf(field.type, [...inside, record], room),
  }));
}

const nullable = (type: AvroType): boolean =>
  type.kind === "null" || (type.kind === "union" && type.branches.some(({ kind }) => kind === "null"));

/** The record that a type is, or the only one in a union, an array or a map. */
function recordIn(type: AvroType): AvroRecord | undefined {
  switch (type.kind) {
    case "record":
      return type;
    case "array":
      return recordIn(type.items);
    case "map":
      return recordIn(type.values);
    case "union": {
      const records = type.branches.filter(({ kind }) => kind !== "null");
      return records.length === 1 && records[0] ? recordIn(records[0]) : undefined;
    }
    default:
      return undefined;
  }
}
