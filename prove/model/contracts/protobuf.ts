import type { Random, SchemaMaker } from "./random";

interface Field {
  name: string;
  number: number;
  type: string;
  /** Written before the type; empty in a oneof, and mostly in proto3. */
  label: string;
  oneof: string | undefined;
  comment?: string;
}
interface Message {
  name: string;
  fields: Field[];
  reservedNames: string[];
  reservedNumbers: number[];
  messages: Message[];
  enums: Enum[];
  /** Next number that was never used. */
  next: number;
}
interface Enum {
  name: string;
  values: { name: string; number: number }[];
}
interface Schema {
  syntax: "proto2" | "proto3";
  space: string;
  messages: Message[];
  enums: Enum[];
  methods: string[];
  /** Numbers the names, so that none is used twice. */
  next: number;
}

const SCALARS = ["int32", "int64", "uint32", "sint32", "bool", "double", "string", "string", "bytes"];
const TIMESTAMP = "google.protobuf.Timestamp";

class Maker {
  constructor(
    private readonly schema: Schema,
    private readonly random: Random,
  ) {}

  name(prefix: string): string {
    this.schema.next += 1;
    return `${prefix}${this.schema.next}`;
  }

  enum(): Enum {
    const name = this.name("E");
    const values = this.random.several(1, 4, (number) => ({ name: `${name}_V${number}`, number }));
    return { name, values };
  }

  message(depth: number): Message {
    const { random } = this;
    const message: Message = {
      name: this.name("M"),
      fields: [],
      reservedNames: [],
      reservedNumbers: [],
      messages: depth > 0 && random.chance(40) ? [this.message(depth - 1)] : [],
      enums: random.chance(30) ? [this.enum()] : [],
      next: 1,
    };
    for (let left = 1 + random.upTo(4); left > 0; left--) this.addField(message);
    if (random.chance(30)) this.reserve(message);
    return message;
  }

  addField(message: Message): void {
    const { random } = this;
    const oneof = random.chance(15) ? "choice" : undefined;
    const type = this.type(message, oneof !== undefined);
    const label = oneof || type.startsWith("map<") ? "" : this.label();
    message.fields.push({ name: this.name("f"), number: message.next++, type, label, oneof });
  }

  label(): string {
    const labels =
      this.schema.syntax === "proto2"
        ? ["optional", "optional", "required", "repeated"]
        : ["", "", "repeated", "optional"];
    return this.random.pick(labels);
  }

  type(message: Message, single: boolean): string {
    const { random, schema } = this;
    const known = [...schema.messages, ...schema.enums, ...message.messages, ...message.enums].map(({ name }) => name);
    const kind = random.pick(["scalar", "scalar", "scalar", "known", "known", "time", "map"]);
    if (kind === "known" && known.length > 0) return random.pick(known);
    if (kind === "time") return TIMESTAMP;
    if (kind === "map" && !single) return `map<string, ${random.pick([...SCALARS, ...known])}>`;
    return random.pick(SCALARS);
  }

  reserve(message: Message): void {
    if (this.random.chance(50)) message.reservedNames.push(this.name("gone"));
    if (this.random.chance(70)) message.reservedNumbers.push(message.next++, message.next++);
  }
}

function messageText(message: Message, indent: string): string {
  const inner = `${indent}  `;
  const field = ({ name, number, type, label, comment }: Field, at: string) =>
    `${comment ? `${at}// ${comment}\n` : ""}${at}${label ? `${label} ` : ""}${type} ${name} = ${number};`;
  const oneofs = new Set(message.fields.flatMap(({ oneof }) => (oneof ? [oneof] : [])));
  const { reservedNames, reservedNumbers } = message;
  const lines = [
    ...(reservedNumbers.length > 0 ? [`${inner}reserved ${reservedNumbers.join(", ")};`] : []),
    ...(reservedNames.length > 0 ? [`${inner}reserved ${reservedNames.map((name) => `"${name}"`).join(", ")};`] : []),
    ...message.enums.map((values) => enumText(values, inner)),
    ...message.messages.map((nested) => messageText(nested, inner)),
    ...message.fields.filter(({ oneof }) => !oneof).map((plain) => field(plain, inner)),
    ...[...oneofs].map((oneof) => {
      const fields = message.fields.filter((other) => other.oneof === oneof);
      return `${inner}oneof ${oneof} {\n${fields.map((one) => field(one, `${inner}  `)).join("\n")}\n${inner}}`;
    }),
  ];
  return `${indent}message ${message.name} {\n${lines.join("\n")}\n${indent}}`;
}

const enumText = ({ name, values }: Enum, indent: string): string =>
  `${indent}enum ${name} {\n${values.map((value) => `${indent}  ${value.name} = ${value.number};`).join("\n")}\n${indent}}`;

function fileText({ syntax, space, messages, enums, methods }: Schema): string {
  return [
    `syntax = "${syntax}";`,
    ...(space ? [`package ${space};`] : []),
    `import "google/protobuf/timestamp.proto";`,
    ...enums.map((values) => enumText(values, "")),
    ...messages.map((message) => messageText(message, "")),
    ...(methods.length > 0 ? [`service Orders {\n${methods.map((method) => `  ${method}`).join("\n")}\n}`] : []),
    "",
  ].join("\n");
}

function messagesIn(messages: readonly Message[]): Message[] {
  return messages.flatMap((message) => [message, ...messagesIn(message.messages)]);
}

const enumsIn = (schema: Schema): Enum[] => [
  ...schema.enums,
  ...messagesIn(schema.messages).flatMap(({ enums }) => enums),
];

const onMessage =
  (edit: (message: Message, random: Random, maker: Maker) => boolean) => (schema: Schema, random: Random) =>
    edit(random.pick(messagesIn(schema.messages)), random, new Maker(schema, random));

const onField = (edit: (field: Field, message: Message, random: Random, maker: Maker) => boolean) =>
  onMessage((message, random, maker) => {
    const { fields } = message;
    return fields.length > 0 && edit(random.pick(fields), message, random, maker);
  });

const onEnum = (edit: (values: Enum, random: Random, maker: Maker) => boolean) => (schema: Schema, random: Random) => {
  const all = enumsIn(schema);
  return all.length > 0 && edit(random.pick(all), random, new Maker(schema, random));
};

export const protobufMaker: SchemaMaker<Schema> = {
  make(random) {
    const syntax = random.pick(["proto3", "proto3", "proto2"] as const);
    const space = random.pick(["shop", "shop.v1", ""]);
    const schema: Schema = { syntax, space, messages: [], enums: [], methods: [], next: 0 };
    const maker = new Maker(schema, random);
    if (random.chance(50)) schema.enums.push(maker.enum());
    for (let left = 1 + random.upTo(2); left > 0; left--) schema.messages.unshift(maker.message(1));
    if (random.chance(15)) schema.methods.push(`rpc Place(${schema.messages[0]?.name}) returns (${TIMESTAMP});`);
    return schema;
  },
  text: fileText,
  harmless: ["comment", "reorder"],
  edits: {
    addField: onMessage((message, _, maker) => {
      maker.addField(message);
      return true;
    }),
    addReservedField: onMessage((message, _, maker) => {
      // As a careful writer does: the old schema already reserved the number and name of the new field.
      maker.reserve(message);
      return true;
    }),
    useReserved: onMessage((message, random) => {
      const number = message.reservedNumbers.shift();
      if (number === undefined) return false;
      const name = random.chance(50) ? message.reservedNames.shift() : undefined;
      message.fields.push({
        name: name ?? `u${number}`,
        number,
        type: "map<string, string>",
        label: "",
        oneof: undefined,
      });
      return true;
    }),
    removeField: onField((field, message, random) => {
      message.fields = message.fields.filter((other) => other !== field);
      if (random.chance(75)) message.reservedNames.push(field.name);
      if (random.chance(75)) message.reservedNumbers.push(field.number);
      return true;
    }),
    renameField: onField((field, message, random, maker) => {
      if (random.chance(40)) message.reservedNames.push(field.name);
      field.name = maker.name("f");
      return true;
    }),
    renumber: onField((field, message, random) => {
      if (random.chance(40)) message.reservedNumbers.push(field.number);
      field.number = message.next++;
      return true;
    }),
    changeType: onField((field, message, _, maker) => {
      if (field.type.startsWith("map<")) return false;
      field.type = maker.type(message, true);
      return true;
    }),
    changeLabel: onField((field, _, __, maker) => {
      if (field.oneof || field.type.startsWith("map<")) return false;
      field.label = maker.label();
      return true;
    }),
    intoOneof: onField((field) => {
      if (field.type.startsWith("map<") || field.label === "repeated") return false;
      field.label = "";
      field.oneof = "choice";
      return true;
    }),
    dropReservation: onMessage((message, random) => {
      const list: unknown[] = random.chance(50) ? message.reservedNames : message.reservedNumbers;
      return list.pop() !== undefined;
    }),
    addValue: onEnum((values, _, maker) => {
      const number = Math.max(...values.values.map((value) => value.number)) + 1;
      values.values.push({ name: `${values.name}_${maker.name("V")}`, number });
      return true;
    }),
    removeValue: onEnum((values) => values.values.length > 1 && values.values.pop() !== undefined),
    renameValue: onEnum((values, random, maker) => {
      random.pick(values.values).name = `${values.name}_${maker.name("V")}`;
      return true;
    }),
    addMessage(schema, random) {
      schema.messages.push(new Maker(schema, random).message(0));
      return true;
    },
    removeMessage(schema, random) {
      const text = fileText(schema);
      const unused = schema.messages
        .slice(1)
        .filter(({ name }) => (text.match(new RegExp(`\\b${name}\\b`, "g")) ?? []).length === 1);
      if (unused.length === 0) return false;
      const gone = random.pick(unused);
      schema.messages = schema.messages.filter((message) => message !== gone);
      return true;
    },
    addMethod(schema, random) {
      schema.methods.push(
        `rpc ${new Maker(schema, random).name("Do")}(${schema.messages[0]?.name}) returns (${TIMESTAMP});`,
      );
      return true;
    },
    removeMethod: (schema) => schema.methods.pop() !== undefined,
    comment: onField((field, _, __, maker) => {
      field.comment = `Says ${maker.name("c")}`;
      return true;
    }),
    reorder: onMessage((message) => {
      message.fields.reverse();
      return message.fields.length > 1;
    }),
    movePackage(schema, random) {
      if (random.chance(80)) return false;
      schema.space = schema.space === "shop" ? "store" : "shop";
      return true;
    },
  },
};
