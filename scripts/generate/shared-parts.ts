import type { JsonSchema } from "./json-schema";
import { mapValues } from "./strict";

/** What has fewer characters as JSON stays where it is: a name would tell no more. */
const WORTH_A_NAME = 200;

/** A part of a schema, and its own parts; each that stands in several places is here once. */
interface Part {
  readonly schema: JsonSchema;
  /** Where it was met first, from the kind on: `["ScaledJob", "spec", "jobTargetRef"]`. */
  readonly path: readonly string[];
  readonly properties: Readonly<Record<string, Use>>;
  readonly items: Use | undefined;
  readonly additionalProperties: Use | undefined;
  uses: number;
}

/** A description belongs to the place, not to the part: the same part is described differently elsewhere. */
interface Use {
  readonly part: Part;
  readonly description: string | undefined;
}

/**
 * The same definitions with what they have in common as definitions of its own. CRDs can't refer: each has all that it
 * is made of, such as a pod's containers, in every place.
 *
 * @param prefix of the new names, which no other source's begin with
 */
export function withSharedParts(
  definitions: Readonly<Record<string, JsonSchema>>,
  prefix: string,
): Record<string, JsonSchema> {
  const parts = new Parts();
  const kinds = Object.entries(definitions).map(([kind, schema]) => [kind, parts.use(schema, [kind])] as const);
  const names = namesOf(parts.shared(), prefix);
  const inPlace = ({ part, description }: Use): JsonSchema => {
    const name = names.get(part);
    const schema = name === undefined ? spelledOut(part) : { allOf: [{ $ref: `#/definitions/${name}` }] };
    return { ...(description === undefined ? {} : { description }), ...schema };
  };
  const spelledOut = ({ schema, properties, items, additionalProperties }: Part): JsonSchema => ({
    ...schema,
    ...(schema.properties ? { properties: mapValues(properties, inPlace) } : {}),
    ...(items ? { items: inPlace(items) } : {}),
    ...(additionalProperties ? { additionalProperties: inPlace(additionalProperties) } : {}),
  });
  return Object.fromEntries([
    ...kinds.map(([kind, use]) => [kind, inPlace(use)]),
    ...[...names].map(([part, name]) => [name, spelledOut(part)]),
  ]);
}

class Parts {
  private readonly known = new Map<string, Part>();
  private readonly ids = new Map<Part, number>();

  use(schema: JsonSchema, path: readonly string[]): Use {
    const { description, ...rest } = schema;
    const { properties = {}, items, additionalProperties } = rest;
    const under = (step: string, child: JsonSchema) => this.use(child, [...path, step]);
    const parts = {
      properties: Object.fromEntries(Object.entries(properties).map(([name, child]) => [name, under(name, child)])),
      items: items && this.use(items, path),
      additionalProperties: typeof additionalProperties === "object" ? this.use(additionalProperties, path) : undefined,
    };
    const uses = [...Object.values(parts.properties), parts.items, parts.additionalProperties].filter(isUse);
    const key = JSON.stringify([
      {
        ...rest,
        properties: Object.keys(properties),
        items: undefined,
        additionalProperties: !parts.additionalProperties && additionalProperties,
      },
      uses.map(({ part, description }) => [this.ids.get(part), description]),
      parts.items !== undefined,
    ]);
    let part = this.known.get(key);
    if (!part) {
      part = { schema: rest, path, ...parts, uses: 0 };
      this.known.set(key, part);
      this.ids.set(part, this.ids.size);
      // Once for each place that is left: not again when the part that it belongs to is met again.
      for (const use of uses) use.part.uses++;
    }
    return { part, description };
  }

  /** In the order in which they were met. */
  shared(): Part[] {
    return [...this.known.values()].filter(
      ({ uses, schema }) =>
        uses > 1 && schema.properties !== undefined && JSON.stringify(schema).length >= WORTH_A_NAME,
    );
  }
}

const isUse = (use: Use | undefined): use is Use => use !== undefined;

/** By the field that they are of; by that field's field too, and so on, where that is another's already. */
function namesOf(parts: readonly Part[], prefix: string): Map<Part, string> {
  const taken = new Set<string>();
  const names = new Map<Part, string>();
  for (const part of parts) {
    const words = part.path.map((step) => step.charAt(0).toUpperCase() + step.slice(1));
    const candidates = words.map((_, index) => prefix + words.slice(words.length - 1 - index).join(""));
    const name = candidates.find((candidate) => !taken.has(candidate));
    if (name === undefined) throw new Error(`Two parts of ${part.path.join(".")} have no name of their own.`);
    taken.add(name);
    names.set(part, name);
  }
  return names;
}
