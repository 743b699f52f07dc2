import type * as protobufjs from "protobufjs";
import type { Problem } from "../../model/problem";
import type { ProtoEnum, ProtoField, ProtoFile, ProtoMessage, Reserved } from "./model";

type Library = typeof protobufjs;

export interface FileOptions {
  /** The package; empty if there is none. */
  readonly space: string;
  readonly proto3: boolean;
  /** The event's message, as it was given. */
  readonly message: string | undefined;
}

/** Largest field number; https://protobuf.dev/programming-guides/proto3/#assigning */
const MAX_NUMBER = 536_870_911;

/** Collects what compatibility depends on, and the mistakes that the parser lets through. */
export function protoFile(
  library: Library,
  declared: readonly protobufjs.ReflectionObject[],
  { space, proto3, message }: FileOptions,
): { file: ProtoFile } | { problems: Problem[] } {
  const messages = new Map<string, ProtoMessage>();
  const enums = new Map<string, ProtoEnum>();
  const services = new Map<string, Map<string, string>>();
  const mistakes: string[] = [];

  const visit = (object: protobufjs.ReflectionObject, scope: string): void => {
    const name = `${scope}${object.name}`;
    if (object instanceof library.Type) {
      const fields = object.fieldsArray.map((field) => fieldOf(field, proto3));
      mistakes.push(
        ...fields
          .filter(({ number }) => !isLegal(number))
          .map(({ name: field, number }) => {
            return `the number ${number} of ${name}.${field} is not allowed`;
          }),
      );
      messages.set(name, { fields, reserved: reservedOf(object.reserved) });
      for (const inner of object.nestedArray) visit(inner, `${name}.`);
    } else if (object instanceof library.Enum) {
      const values = new Map(Object.entries(object.values));
      const [first] = values.values();
      if (first === undefined) mistakes.push(`the enum ${name} has no value`);
      else if (proto3 && first !== 0) mistakes.push(`the first value of the enum ${name} must be 0 in proto3`);
      enums.set(name, { values });
    } else if (object instanceof library.Service) {
      services.set(name, new Map(object.methodsArray.map((method) => [method.name, signature(method)])));
    }
  };
  for (const object of declared) visit(object, "");
  if (mistakes.length > 0) return { problems: mistakes.map(invalid) };

  const eventName = eventOf([...messages.keys()], space, message);
  if (typeof eventName !== "string") return { problems: [eventName] };
  return { file: { messages, enums, services, event: space ? `${space}.${eventName}` : eventName, eventName } };
}

function eventOf(messages: readonly string[], space: string, given: string | undefined): string | Problem {
  const top = messages.filter((name) => !name.includes("."));
  if (given === undefined) {
    const [only, ...others] = top;
    return only !== undefined && others.length === 0 ? only : noEvent(top);
  }
  const name = given.replace(/^\./, "");
  const found = messages.find((known) => name === known || (space !== "" && name === `${space}.${known}`));
  return found ?? unknownEvent(given, messages);
}

function fieldOf(field: protobufjs.Field, proto3: boolean): ProtoField {
  const isMap = "keyType" in field && typeof field.keyType === "string";
  const type = isMap ? `map<${field.keyType}, ${field.type}>` : field.type;
  const fullType = field.resolvedType?.fullName;
  const written = !isMap && fullType !== undefined && !field.type.includes(".") ? fullType : type;
  // The parser puts an optional field of proto3 into a oneof of its own.
  const oneof = field.partOf && !field.options?.proto3_optional ? field.partOf.name : undefined;
  return {
    name: field.name,
    number: field.id,
    type,
    comparedType: !isMap && fullType !== undefined && !written.startsWith(".") ? `.${written}` : written,
    fullType,
    label: isMap ? undefined : labelOf(field, proto3, oneof),
    oneof,
    doc: field.comment?.trim() || undefined,
  };
}

function labelOf(field: protobufjs.Field, proto3: boolean, oneof: string | undefined): ProtoField["label"] {
  if (field.repeated) return "repeated";
  if (field.required) return "required";
  if (proto3) return field.options?.proto3_optional ? "optional" : undefined;
  return oneof === undefined ? "optional" : undefined;
}

function reservedOf(reserved: readonly (number[] | string)[] | undefined): Reserved {
  const names: string[] = [];
  const ranges: [number, number][] = [];
  for (const entry of reserved ?? []) {
    if (typeof entry === "string") names.push(entry);
    else ranges.push([entry[0] ?? 0, entry[1] ?? 0]);
  }
  return { names, ranges };
}

const signature = ({ requestType, requestStream, responseType, responseStream }: protobufjs.Method): string =>
  `${requestStream ? "stream " : ""}${requestType} returns ${responseStream ? "stream " : ""}${responseType}`;

const isLegal = (number: number): boolean =>
  number >= 1 && number <= MAX_NUMBER && !(number >= 19_000 && number <= 19_999);

const invalid = (why: string): Problem => ({
  code: "HW-CONTRACT-004",
  message: `The .proto file is not valid: ${why}.`,
  fix: "Correct it: https://protobuf.dev/programming-guides/proto3 says what is allowed.",
});

const noEvent = (top: readonly string[]): Problem => ({
  code: "HW-CONTRACT-006",
  message:
    top.length === 0
      ? "The .proto file has no message."
      : `The .proto file has the messages ${top.slice(0, 10).join(", ")}, and does not say which one an event is.`,
  fix: 'Name the event\'s message: Contract.protobuf(source, { message: "…" }).',
});

const unknownEvent = (given: string, messages: readonly string[]): Problem => ({
  code: "HW-CONTRACT-006",
  message: `The .proto file has no message ${JSON.stringify(given)}.`,
  fix: `Name one of its messages: ${messages.slice(0, 10).join(", ") || "it has none"}.`,
});
