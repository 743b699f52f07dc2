import type { Random } from "./random";

export type Json = Record<string, unknown>;

export interface Schema {
  readonly root: Json;
  /** Numbers the names, so that none is used twice. */
  next: number;
}

export const FORMATS = ["date-time", "email", "uri", "uuid"];
export const PATTERNS = ["^[a-z]+$", "^x-"];
export const DRAFTS = ["04", "06", "07", "07", "07", "07"];

export class Maker {
  constructor(
    private readonly schema: Schema,
    private readonly random: Random,
  ) {}

  type(depth: number): Json {
    const { random } = this;
    const leaves = ["string", "string", "integer", "number", "boolean", "enum", "types"];
    const inner = ["object", "object", "array", "tuple", "anyOf", "oneOf", "allOf", "const", "not", "if", "ref", "any"];
    switch (random.pick(depth > 0 ? [...leaves, ...inner] : leaves)) {
      case "string":
        return { type: "string", ...this.maybe("maxLength", 20), ...this.maybe("minLength", 1) };
      case "integer":
        return { type: "integer", ...this.maybe("minimum", 0), ...this.maybe("maximum", 100) };
      case "number":
        return { type: "number", ...this.maybe("minimum", 0.5), ...this.maybe("multipleOf", 2) };
      case "boolean":
        return { type: "boolean" };
      case "enum":
        return { ...(random.chance(70) ? { type: "string" } : {}), enum: random.several(1, 4, (index) => `v${index}`) };
      case "types":
        return { type: random.pick([["string", "null"], ["integer", "string"], ["null"], ["object", "null"]]) };
      case "object":
        return this.object(depth - 1);
      case "array":
        return { type: "array", items: this.type(depth - 1), ...this.maybe("maxItems", 9) };
      case "tuple":
        return {
          type: "array",
          items: random.several(1, 3, () => this.type(0)),
          ...this.additional("additionalItems"),
        };
      case "anyOf":
      case "oneOf":
        return { [random.pick(["anyOf", "oneOf"])]: random.several(1, 3, () => this.alternative(depth - 1)) };
      case "allOf":
        return { allOf: random.several(1, 2, () => this.type(depth - 1)) };
      case "const":
        return this.modern ? { const: random.pick(["a", 1, true]) } : { type: "null" };
      case "not":
        return { type: "string", not: { enum: ["forbidden"] } };
      case "if":
        return this.modern ? conditional({ type: "string" }, { minLength: 2 }) : { type: "null" };
      case "ref":
        return this.reference(depth);
      default:
        return random.chance(50) && this.modern ? { type: "object", properties: { [this.name()]: true } } : {};
    }
  }

  object(depth: number): Json {
    const names = this.random.several(1, 4, () => this.name());
    const properties = Object.fromEntries(names.map((name) => [name, this.type(depth)]));
    const required = names.filter(() => this.random.chance(40));
    return {
      type: "object",
      properties,
      ...(required.length > 0 ? { required } : {}),
      ...this.additional("additionalProperties"),
    };
  }

  /** Told apart by a property, or by type. */
  private alternative(depth: number): Json {
    if (this.random.chance(50)) return this.type(depth);
    const kind = this.name();
    return { type: "object", properties: { kind: { enum: [kind] }, ...this.properties() }, required: ["kind"] };
  }

  private properties(): Json {
    return { [this.name()]: this.type(0) };
  }

  private additional(keyword: string): Json {
    return this.random.pick([{}, { [keyword]: false }, { [keyword]: false }, { [keyword]: { type: "string" } }]);
  }

  /** A definition: new, or one that exists, which may be around it. */
  private reference(depth: number): Json {
    const definitions = definitionsOf(this.schema.root);
    const names = Object.keys(definitions);
    if (names.length > 0 && this.random.chance(60)) return { $ref: `#/definitions/${this.random.pick(names)}` };
    const name = this.name();
    const definition: Json = {};
    definitions[name] = definition;
    Object.assign(definition, this.object(depth - 1));
    return { $ref: `#/definitions/${name}` };
  }

  private maybe(keyword: string, value: unknown): Json {
    return this.random.chance(30) ? { [keyword]: value } : {};
  }

  get modern(): boolean {
    return !String(this.schema.root.$schema).includes("draft-04");
  }

  name(): string {
    this.schema.next += 1;
    return `p${this.schema.next}`;
  }
}

export function definitionsOf(root: Json): Json {
  root.definitions ??= {};
  return root.definitions as Json;
}

/** Built from pairs: an object with a `then` would count as a promise. */
export const conditional = (condition: Json, consequence: Json): Json =>
  Object.fromEntries([
    ["if", condition],
    [THEN, consequence],
  ]);

const THEN = "then";
