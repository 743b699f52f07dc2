import { Refusal } from "./refusal";

/** Attributes of a CloudEvent by their names, with `id`. */
export type Attributes = Readonly<Record<string, string>>;

/** https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#attribute-naming-convention */
const NAME = /^[a-z0-9]{1,20}$/;
const REQUIRED = ["specversion", "id", "source", "type"];
/** Of the body; the codec says what the event's value is. */
const CONTENT_TYPE = "datacontenttype";

/**
 * What headers `ce-…` say of an event whose body is the value. Unlike the binding none has to be there; what is not is
 * told by whoever publishes.
 *
 * @throws Refusal 400
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#313-metadata-headers
 */
export function attributesOfHeaders(headers: Headers): Attributes {
  const given = [...headers].filter(([name]) => name.startsWith("ce-"));
  return checked(Object.fromEntries(given.map(([name, text]) => [name.slice(3), decoded(name, text)])), "header ce-");
}

export interface Structured {
  readonly attributes: Attributes;
  readonly value: unknown;
}

/**
 * An event whose body is attributes and value: `application/cloudevents+json`.
 *
 * @throws Refusal 400, or 415 for a value that is no JSON
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md
 */
export function structuredEvent(body: unknown): Structured {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new Refusal(400, "The body is no CloudEvent: it is not a JSON object.", [
      { pointer: "", detail: "must be object" },
    ]);
  }
  const { data, data_base64: encoded, ...others } = body as Readonly<Record<string, unknown>>;
  if (encoded !== undefined)
    throw new Refusal(415, "The CloudEvent has its value in data_base64; give it as JSON in data.");
  const present = Object.entries(others).filter(([, value]) => value !== null);
  const missing = REQUIRED.filter((name) => !present.some(([given, value]) => given === name && value !== ""));
  if (missing.length > 0) {
    const violations = missing.map((name) => ({ pointer: `/${name}`, detail: "is missing" }));
    throw new Refusal(400, `The body is no CloudEvent: it lacks ${missing.join(", ")}.`, violations);
  }
  const { [CONTENT_TYPE]: type = "application/json", ...attributes } = checked(
    Object.fromEntries(present.map(([name, value]) => [name, textOf(name, value)])),
    "attribute ",
  );
  if (!isJson(type)) throw new Refusal(415, `The value of the CloudEvent is ${type}; it is to be application/json.`);
  return { attributes, value: data };
}

/** Whether the media type is JSON, in UTF-8 as all JSON is. */
export function isJson(contentType: string): boolean {
  const [type = "", ...parameters] = contentType
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const charset = parameters
    .find((parameter) => parameter.startsWith("charset="))
    ?.slice(8)
    .replaceAll('"', "");
  return type === "application/json" && (charset === undefined || charset === "utf-8");
}

/** @param what stands before an attribute's name, for messages */
function checked(attributes: Attributes, what: string): Attributes {
  const { specversion, time, id } = attributes;
  const illegal = Object.keys(attributes).find((name) => !NAME.test(name));
  if (illegal !== undefined) throw new Refusal(400, `The ${what}${illegal} is none: names are 1 to 20 of a-z and 0-9.`);
  if (specversion !== undefined && !specversion.startsWith("1.")) {
    throw new Refusal(400, `The ${what}specversion is to be 1.0.`);
  }
  if (time !== undefined && Number.isNaN(Date.parse(time)))
    throw new Refusal(400, `The ${what}time is none of RFC 3339.`);
  if (id === "") throw new Refusal(400, `The ${what}id is empty.`);
  return attributes;
}

function textOf(name: string, value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new Refusal(400, `The attribute ${name} of the CloudEvent is no text, number or boolean.`);
}

function decoded(name: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal(400, `The header ${name} is not percent-encoded UTF-8.`);
  }
}
