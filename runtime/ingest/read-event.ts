import type { OutgoingEvent } from "../../constructs/workers/handler-api";
import { parseJson } from "../handler-host/codecs/codec";
import { type Attributes, attributesOfHeaders, isJson, type Structured, structuredEvent } from "./cloud-event";
import { Refusal } from "./refusal";
import type { IngestSettings } from "./settings";
import type { Target } from "./target";

/** An event that a request holds; only the contract may still be against it. */
export interface IngestedEvent {
  /** Undefined if the client gave none. */
  readonly id: string | undefined;
  readonly event: OutgoingEvent;
  /** Where in the body the value is, as a JSON Pointer. */
  readonly place: string;
}

const STRUCTURED = "application/cloudevents+json";
const ACCEPTED = `application/json, ${STRUCTURED}`;

/** @throws Refusal 400 or 415 */
export function readEvent(target: Target, headers: Headers, body: Uint8Array, settings: IngestSettings): IngestedEvent {
  if (target.action === "delete") {
    return ingested({ attributes: attributesOfHeaders(headers), value: null }, headers, target.key, "");
  }
  const isStructured = mediaTypeOf(headers) === STRUCTURED;
  const value = parsed(headers, body, isStructured);
  const structured = isStructured ? structuredEvent(value) : { attributes: attributesOfHeaders(headers), value };
  const place = isStructured ? "/data" : "";
  // To publish null is to delete.
  if (structured.value === null || structured.value === undefined) throw nothing(place);
  return ingested(structured, headers, keyOf(target, structured.value, settings, place), place);
}

function ingested(
  { attributes, value }: Structured,
  headers: Headers,
  key: string | undefined,
  place: string,
): IngestedEvent {
  const id = attributes.id ?? idempotencyKey(headers);
  return {
    id,
    event: { value, headers: headersOf(attributes), ...(key === undefined ? {} : { key }) },
    place,
  };
}

const headersOf = (attributes: Attributes): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, text]) => [`ce_${name}`, text]));

/** With or without quotes: https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/ */
function idempotencyKey(headers: Headers): string | undefined {
  return headers.get("idempotency-key")?.replace(/^"(.*)"$/, "$1") || undefined;
}

const mediaTypeOf = (headers: Headers): string =>
  (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

function parsed(headers: Headers, body: Uint8Array, isStructured: boolean): unknown {
  const type = headers.get("content-type") ?? "";
  if (!isStructured && !isJson(type)) {
    throw new Refusal(415, `The content type is ${type || "missing"}; it is to be one of ${ACCEPTED}.`, [], {
      accept: ACCEPTED,
    });
  }
  const encoding = headers.get("content-encoding");
  if (encoding !== null && encoding !== "identity") {
    throw new Refusal(415, `The content encoding is ${encoding}; none is taken.`, [], {
      "accept-encoding": "identity",
    });
  }
  try {
    return parseJson(body);
  } catch (error) {
    throw new Refusal(400, `The body is no JSON: ${(error as Error).message}`);
  }
}

/** @throws Refusal if the event has no key, or another one than the address */
function keyOf(target: Target, value: unknown, { key: names }: IngestSettings, place: string): string | undefined {
  if (names.length === 0) return undefined;
  const name = names.find((each) => own(value, each) !== undefined) ?? (names[0] as string);
  const pointer = `${place}/${name}`;
  const found = own(value, name);
  if (typeof found !== "string" && typeof found !== "number" && typeof found !== "boolean") {
    const detail = found === undefined ? "is missing" : "is no text, number or boolean";
    throw new Refusal(400, `The event has no key: ${name} ${detail}.`, [{ pointer, detail }]);
  }
  const key = String(found);
  if (target.action === "append" || key === target.key) return key;
  throw new Refusal(400, `The address has another key than the event's ${name}.`, [
    { pointer, detail: "must be the key in the address" },
  ]);
}

const own = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

const nothing = (place: string): Refusal =>
  new Refusal(400, "There is no event: the value is null.", [{ pointer: place, detail: "must not be null" }]);
