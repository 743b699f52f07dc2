import { Ajv, type ErrorObject } from "ajv";
import { schemaBundles } from "../../scripts/generate/files";
import { apiVersionOf, kindsOf } from "../../scripts/generate/json-schema";

/** Patterns are Go's: some are not valid with JavaScript's "u" flag, and a leading `(?i)` is JavaScript's "i" flag. */
const goRegExp = Object.assign(
  (pattern: string) => {
    const ignoresCase = /^(\^?)\(\?i\)/;
    return new RegExp(pattern.replace(ignoresCase, "$1"), ignoresCase.test(pattern) ? "i" : "");
  },
  // Only for validators that are written to a file.
  { code: "new RegExp" },
);
const ajv = new Ajv({ allErrors: true, strictTypes: false, strictRequired: false, code: { regExp: goRegExp } });
const references = new Map<string, string>();
for (const bundle of schemaBundles()) {
  ajv.addSchema(bundle);
  for (const [kind, schema] of kindsOf(bundle)) {
    references.set(`${apiVersionOf(schema)}/${kind}`, `${bundle.$id}#/definitions/${kind}`);
  }
}

/**
 * What the API's own schema says against an object: wrong types, missing and unknown fields; none if it is right.
 * Offline, by the schemas of the pinned Kubernetes and CRDs. What only the API server judges (CEL rules, formats such
 * as quantities, names) is not looked at.
 */
export function schemaProblems(object: unknown): string[] {
  const { apiVersion, kind, metadata } = object as { apiVersion?: string; kind?: string; metadata?: { name?: string } };
  const reference = references.get(`${apiVersion}/${kind}`);
  const validate = reference === undefined ? undefined : ajv.getSchema(reference);
  if (validate === undefined) return [`${apiVersion} ${kind}: no such kind is known`];
  if (validate(object)) return [];
  return (validate.errors ?? []).map((error) => `${kind}/${metadata?.name}${describe(error)}`);
}

function describe({ instancePath, message, params }: ErrorObject): string {
  const details = params.additionalProperty ?? params.allowedValues;
  return `${instancePath}: ${message}${details === undefined ? "" : ` (${details})`}`;
}
