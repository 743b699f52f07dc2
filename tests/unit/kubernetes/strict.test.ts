import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { JsonSchema } from "../../../scripts/generate/json-schema";
import { strict } from "../../../scripts/generate/strict";

/** Whether a value meets the strict form of a CRD's schema. */
function accepts(schema: JsonSchema, value: unknown, fillsDefaults = true): boolean {
  const ajv = new Ajv({ allowUnionTypes: true, strictTypes: false, strictRequired: false });
  return ajv.validate(strict(schema, { refer: (reference) => reference, fillsDefaults }), value);
}

const object = (properties: Record<string, JsonSchema>, more: JsonSchema = {}): JsonSchema => ({
  type: "object",
  properties,
  ...more,
});

describe("the strict form of a schema", () => {
  it("refuses fields that the API would drop, at every depth", () => {
    const schema = object({ list: { type: "array", items: object({ a: { type: "string" } }, { nullable: true }) } });
    expect(accepts(schema, { list: [{ a: "1" }, null] })).toBe(true);
    expect(accepts(schema, { lists: [] })).toBe(false);
    expect(accepts(schema, { list: [{ b: "1" }] })).toBe(false);
  });

  it("leaves open what the API leaves open", () => {
    const schema = object({
      values: object({}, { "x-kubernetes-preserve-unknown-fields": true }),
      any: { type: "object" },
    });
    expect(accepts(schema, { values: { a: 1 }, any: { b: 2 } })).toBe(true);
    const map = { type: "object", additionalProperties: { type: "string" } };
    expect(accepts(map, { a: "1" })).toBe(true);
    expect(accepts(map, { a: 1 })).toBe(false);
  });

  it("knows a number or a string from the rest", () => {
    const crd = { "x-kubernetes-int-or-string": true, anyOf: [{ type: "integer" }, { type: "string" }] };
    const kubernetes = { oneOf: [{ type: "integer" }, { type: "string" }] };
    for (const schema of [crd, kubernetes]) {
      expect([1, "http"].map((value) => accepts(schema, value))).toEqual([true, true]);
      expect([1.5, null, {}].map((value) => accepts(schema, value))).toEqual([false, false, false]);
    }
  });

  it("lets a required field be left out only where the API fills it in", () => {
    const schema = object({ mode: { type: "string", default: "fast" } }, { required: ["mode"] });
    expect(accepts(schema, {})).toBe(true);
    expect(accepts(schema, {}, false)).toBe(false);
  });

  it("keeps conditions, which name only some of the fields", () => {
    const schema = object(
      { kind: { type: "string" }, name: { type: "string" } },
      { oneOf: [{ required: ["name"] }, { properties: { kind: { enum: ["all"] } }, not: { required: ["name"] } }] },
    );
    expect(accepts(schema, { kind: "one", name: "a" })).toBe(true);
    expect(accepts(schema, { kind: "all" })).toBe(true);
    expect(accepts(schema, { kind: "one" })).toBe(false);
  });
});
