import { DEFAULT_SCHEMA, dump, Type } from "js-yaml";

/**
 * Readable in a diff: sorted keys, no folding, no anchors. What YAML 1.1 takes for something else than a string is
 * quoted, for Helm still reads that version: `yes`, `1_000`, `0o17`.
 */
export const toYaml = (value: unknown): string =>
  dump(value, { schema, sortKeys: true, lineWidth: -1, noRefs: true, skipInvalid: true, quotingType: '"' });

/** Numbers with underscores, which js-yaml does not know of: https://yaml.org/type/int.html. */
const numberOf11 = new Type("tag:yaml.org,2002:int-1.1", {
  kind: "scalar",
  resolve: (text: unknown) => typeof text === "string" && /^[-+]?[\d.][\w.]*_[\w.]*$/.test(text),
});

const schema = DEFAULT_SCHEMA.extend({ implicit: [numberOf11] });
