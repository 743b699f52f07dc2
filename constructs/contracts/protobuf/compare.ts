import { Effort, type Incompatibility } from "../incompatibility";
import { type ProtoEnum, type ProtoField, type ProtoFile, type ProtoMessage, reservesNumber } from "./model";
import { oneofs } from "./oneofs";

/**
 * Why events written with `writer` can't be read with `reader`. Apicurio Registry's rules, which are about names in the
 * source as well as about bytes: what it refuses can't be released, though Protobuf itself may read it.
 *
 * @see https://protobuf.dev/programming-guides/proto3/#updating
 */
export function compareProtobuf(reader: ProtoFile, writer: ProtoFile): Incompatibility[] {
  const effort = new Effort();
  return [
    ...(reader.event === writer.event ? [] : [otherEvent(reader.event, writer.event)]),
    ...[...writer.messages].flatMap(([name, message]) => messages(name, reader.messages.get(name), message, effort)),
    ...[...writer.enums].flatMap(([name, values]) => enums(name, reader.enums.get(name), values)),
    ...services(reader, writer),
  ];
}

const NOTHING: ProtoMessage = { fields: [], reserved: { names: [], ranges: [] } };

function messages(
  name: string,
  found: ProtoMessage | undefined,
  writer: ProtoMessage,
  effort: Effort,
): Incompatibility[] {
  const reader = found ?? NOTHING;
  const byName = new Map(reader.fields.map((field) => [field.name, field]));
  const byNumber = new Map(reader.fields.map((field) => [field.number, field]));
  const before = new Set(writer.fields.map((field) => field.name));
  effort.step();
  return [
    ...reserved(name, reader, writer),
    ...writer.fields.flatMap((written) => {
      effort.step();
      const path = `${name}.${written.name}`;
      const read = byName.get(written.name);
      if (read) return field(path, read, written, byNumber.get(written.number));
      return removed(path, reader, written, byNumber.get(written.number));
    }),
    ...reader.fields
      .filter((read) => read.label === "required" && !before.has(read.name))
      .map((read) => requiredAdded(`${name}.${read.name}`)),
    ...oneofs(name, reader, writer),
  ];
}

function reserved(name: string, reader: ProtoMessage, writer: ProtoMessage): Incompatibility[] {
  const used = reader.fields.filter(
    (field) => writer.reserved.names.includes(field.name) || reservesNumber(writer.reserved, field.number),
  );
  const names = writer.reserved.names.filter((other) => !reader.reserved.names.includes(other));
  const numbers = writer.reserved.ranges.filter((range) => !covered(range, reader.reserved.ranges));
  const lost = [...names, ...numbers.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`))];
  return [
    ...used.map((field) => reservedUsed(`${name}.${field.name}`, field)),
    ...(lost.length > 0 ? [reservationRemoved(name, lost)] : []),
  ];
}

/** Ranges of the reader may lie side by side. */
function covered([from, to]: readonly [number, number], ranges: readonly (readonly [number, number])[]): boolean {
  let next = from;
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (start > next) break;
    next = Math.max(next, end + 1);
  }
  return next > to;
}

function field(
  path: string,
  read: ProtoField,
  written: ProtoField,
  sameNumber: ProtoField | undefined,
): Incompatibility[] {
  const found: Incompatibility[] = [];
  if (read.number !== written.number) found.push(numberChanged(path, read.number, written.number));
  if (sameNumber && sameNumber.name !== written.name) found.push(renamed(path, sameNumber.name));
  if (read.comparedType !== written.comparedType) found.push(typeChanged(path, read.type, written.type));
  else if (read.fullType !== written.fullType) found.push(meansAnother(path, read, written));
  if (read.label !== written.label) found.push(labelChanged(path, read.label, written.label));
  return found;
}

function removed(
  path: string,
  reader: ProtoMessage,
  written: ProtoField,
  sameNumber: ProtoField | undefined,
): Incompatibility[] {
  if (sameNumber) return [renamed(path, sameNumber.name)];
  const keepsName = reader.reserved.names.includes(written.name);
  return keepsName && reservesNumber(reader.reserved, written.number) ? [] : [removedUnreserved(path, written)];
}

function enums(name: string, reader: ProtoEnum | undefined, writer: ProtoEnum): Incompatibility[] {
  if (!reader) return [];
  const namesOf = ({ values }: ProtoEnum) => new Map([...values].map(([value, number]) => [number, value]));
  const byNumber = namesOf(reader);
  const moved = [...writer.values].flatMap(([value, number]) => {
    const now = reader.values.get(value);
    return now === undefined || now === number ? [] : [numberChanged(`${name}.${value}`, now, number)];
  });
  // Of aliases, the last one counts.
  const gone = [...namesOf(writer)].flatMap(([number, value]) =>
    byNumber.get(number) === value ? [] : [enumValueChanged(`${name}.${value}`, byNumber.get(number))],
  );
  return [...moved, ...gone];
}

function services(reader: ProtoFile, writer: ProtoFile): Incompatibility[] {
  return [...writer.services].flatMap(([service, methods]) =>
    [...methods].flatMap(([method, signature]) =>
      reader.services.get(service)?.get(method) === signature ? [] : [methodChanged(`${service}.${method}`)],
    ),
  );
}

const otherEvent = (read: string, written: string): Incompatibility => ({
  rule: "protobuf-message",
  path: "",
  message: `An event is written as ${written} but read as ${read}.`,
  fix: "Keep the event's message and the package.",
});

const reservedUsed = (path: string, { number }: ProtoField): Incompatibility => ({
  rule: "protobuf-reserved-used",
  path,
  message: `Its name or its number ${number} is reserved by the writer.`,
  fix: "Use a name and a number that were never used.",
});

const reservationRemoved = (path: string, lost: readonly string[]): Incompatibility => ({
  rule: "protobuf-reservation-removed",
  path,
  message: `The writer reserves ${lost.slice(0, 10).join(", ")}, the reader does not.`,
  fix: "Keep what is reserved.",
});

const numberChanged = (path: string, read: number, written: number): Incompatibility => ({
  rule: "protobuf-number",
  path,
  message: `It has the number ${written} for the writer and ${read} for the reader.`,
  fix: "Keep the number.",
});

const renamed = (path: string, now: string): Incompatibility => ({
  rule: "protobuf-name",
  path,
  message: `Its number belongs to ${now} in the reader's schema.`,
  fix: "Keep the name. Numbers are what Protobuf needs; names are what its JSON form and registries need.",
});

const removedUnreserved = (path: string, { name, number }: ProtoField): Incompatibility => ({
  rule: "protobuf-field-removed",
  path,
  message: "The reader lacks this field and does not reserve its name and its number.",
  fix: `Add to the reader's message: reserved ${number}; reserved "${name}";`,
});

const typeChanged = (path: string, read: string, written: string): Incompatibility => ({
  rule: "protobuf-type",
  path,
  message: `It is written as ${written} but read as ${read}.`,
  fix: "Keep the type, or add a field with another number.",
});

const meansAnother = (path: string, read: ProtoField, written: ProtoField): Incompatibility => ({
  rule: "protobuf-type-scope",
  path,
  message: `Its type ${read.type} means ${written.fullType} to the writer and ${read.fullType} to the reader.`,
  fix: "Keep the package, and give a new message a name that no other one has.",
});

const labelChanged = (path: string, read: ProtoField["label"], written: ProtoField["label"]): Incompatibility => ({
  rule: "protobuf-label",
  path,
  message: `It is ${written ?? "without a label"} for the writer and ${read ?? "without a label"} for the reader.`,
  fix: "Keep the label.",
});

const requiredAdded = (path: string): Incompatibility => ({
  rule: "protobuf-required",
  path,
  message: "The reader requires this field, the writer does not have it.",
  fix: "Make it optional.",
});

const enumValueChanged = (path: string, now: string | undefined): Incompatibility => ({
  rule: now === undefined ? "protobuf-enum-value" : "protobuf-enum-name",
  path,
  message: now === undefined ? "The reader does not know this value." : `Its number means ${now} to the reader.`,
  fix: "Keep all values with their names; mark what is no longer used as deprecated.",
});

const methodChanged = (path: string): Incompatibility => ({
  rule: "protobuf-service",
  path,
  message: "The reader's service lacks this method or has another one of that name.",
  fix: "Keep the method, or put services into a file of their own: a contract needs messages only.",
});
