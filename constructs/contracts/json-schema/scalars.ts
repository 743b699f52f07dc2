import type { Incompatibility } from "../incompatibility";
import type { Bound, JsonNumber, JsonString } from "./model";

export function strings(reader: JsonString, writer: JsonString, path: string): Incompatibility[] {
  const exact = (["pattern", "format", "contentEncoding", "contentMediaType"] as const).flatMap((keyword) =>
    reader[keyword] === undefined || reader[keyword] === writer[keyword]
      ? []
      : [narrowed(keyword, writer[keyword], reader[keyword], path)],
  );
  return [
    ...typed(reader, writer, "string", path),
    ...atMost("maxLength", reader.maxLength, writer.maxLength, path),
    ...atLeast("minLength", reader.minLength, writer.minLength, path),
    ...exact,
  ];
}

export function numbers(reader: JsonNumber, writer: JsonNumber, path: string): Incompatibility[] {
  const whole = writer.integer || writer.multipleOf === 1;
  return [
    ...typed(reader, writer, "number", path),
    ...(reader.integer && !whole ? [narrowed("type", "number", "integer", path)] : []),
    ...bounds("minimum", reader.minimum, writer.minimum, path, (read, written) => read < written),
    ...bounds("maximum", reader.maximum, writer.maximum, path, (read, written) => read > written),
    ...multiples(reader.multipleOf, writer.multipleOf, path),
  ];
}

function multiples(read: number | undefined, written: number | undefined, path: string): Incompatibility[] {
  if (read === undefined) return [];
  const divides = written !== undefined && isMultiple(written, read);
  return divides ? [] : [narrowed("multipleOf", written, read, path)];
}

/** Of decimals too: 0.3 is a multiple of 0.1, which floating point denies. */
function isMultiple(number: number, of: number): boolean {
  const ratio = number / of;
  return Math.abs(ratio - Math.round(ratio)) < 1e-9 && Math.round(ratio) !== 0;
}

/** Each of the reader's bounds must follow from one of the writer's; the first ones are compared by registries. */
function bounds(
  keyword: string,
  read: readonly Bound[],
  written: readonly Bound[],
  path: string,
  wider: (read: number, written: number) => boolean,
): Incompatibility[] {
  const follows = (bound: Bound, from: Bound) =>
    wider(bound.value, from.value) || (bound.value === from.value && (!bound.exclusive || from.exclusive));
  return read.flatMap((bound, index) => {
    const others = index === 0 ? written.slice(0, 1) : written;
    if (others.some((other) => follows(bound, other))) return [];
    return [narrowed(keyword, written[0]?.value, bound.value, path)];
  });
}

export function atLeast(keyword: string, read: number | undefined, written: number | undefined, path: string) {
  return read === undefined || (written !== undefined && read <= written)
    ? []
    : [narrowed(keyword, written, read, path)];
}

export function atMost(keyword: string, read: number | undefined, written: number | undefined, path: string) {
  return read === undefined || (written !== undefined && read >= written)
    ? []
    : [narrowed(keyword, written, read, path)];
}

interface Typed {
  readonly typed: boolean;
}

/** Without `type` the writer may write anything of another type. */
export function typed(reader: Typed, writer: Typed, type: string, path: string): Incompatibility[] {
  if (!reader.typed || writer.typed) return [];
  return [
    {
      rule: "json-type-added",
      path,
      message: `The reader expects a value of type ${type}, and the writer's schema does not say its type.`,
      fix: `Leave "type" out in the reader's schema, or add it to the writer's.`,
    },
  ];
}

export const narrowed = (keyword: string, written: unknown, read: unknown, path: string): Incompatibility => ({
  rule: `json-${RULES[keyword] ?? "constraint"}`,
  path,
  message: `The reader's ${keyword} of ${JSON.stringify(read)} does not follow from the writer's${written === undefined ? ", which has none" : ` ${JSON.stringify(written)}`}.`,
  fix: `Keep "${keyword}" as the writer has it, or accept more with it.`,
});

/** The keywords whose rule has a name of its own in docs/contracts.md. */
const RULES: Readonly<Record<string, string>> = { format: "format", type: "type" };
