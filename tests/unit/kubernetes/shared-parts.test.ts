import { describe, expect, it } from "vitest";
import type { JsonSchema } from "../../../scripts/generate/json-schema";
import { withSharedParts } from "../../../scripts/generate/shared-parts";

const text = (description: string): JsonSchema => ({ description, type: "string" });
const object = (properties: Record<string, JsonSchema>, more: JsonSchema = {}): JsonSchema => ({
  type: "object",
  properties,
  additionalProperties: false,
  ...more,
});

const probe = (more: Record<string, JsonSchema> = {}): JsonSchema =>
  object({
    path: text("What is asked for, on the port that is named beside it."),
    port: text("The name of a port, or its number, of the container that it stands in."),
    scheme: text("HTTP, or HTTPS without a look at the certificate."),
    ...more,
  });
const list = (items: JsonSchema): JsonSchema => ({ type: "array", items });

/** As a reader sees it who follows every reference. */
function resolved(schema: JsonSchema, definitions: Record<string, JsonSchema>): JsonSchema {
  const [reference] = schema.allOf ?? [];
  const target = reference?.$ref?.replace("#/definitions/", "");
  if (target !== undefined) {
    const { allOf: _, ...beside } = schema;
    return resolved({ ...definitions[target], ...beside }, definitions);
  }
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...(properties
      ? { properties: Object.fromEntries(Object.entries(properties).map(([k, v]) => [k, resolved(v, definitions)])) }
      : {}),
    ...(items ? { items: resolved(items, definitions) } : {}),
    ...(typeof additionalProperties === "object"
      ? { additionalProperties: resolved(additionalProperties, definitions) }
      : {}),
  };
}

describe("parts that definitions share", () => {
  const definitions = {
    Job: object({
      liveness: { description: "Whether it lives.", ...probe() },
      readiness: { description: "Whether it is ready.", ...probe() },
      others: list(object({ liveness: probe() })),
    }),
    Deployment: object({
      byName: { type: "object", additionalProperties: probe() },
      liveness: probe({ grpc: text("A service that answers by gRPC, which is asked in place of a path.") }),
      startup: probe({ grpc: text("A service that answers by gRPC, which is asked in place of a path.") }),
    }),
  };
  const shared = withSharedParts(definitions, "Acme");

  it("stand once, under the name of the field that has them, and of its parents where that is taken", () => {
    expect(Object.keys(shared)).toEqual(["Job", "Deployment", "AcmeLiveness", "AcmeDeploymentLiveness"]);
    expect(JSON.stringify(shared).split("What is asked for").length - 1).toBe(2);
  });

  it("say the same as before, with each place's own description", () => {
    for (const [kind, schema] of Object.entries(definitions))
      expect(resolved(shared[kind] ?? {}, shared)).toEqual(schema);
    expect(shared.Job?.properties?.readiness).toEqual({
      description: "Whether it is ready.",
      allOf: [{ $ref: "#/definitions/AcmeLiveness" }],
    });
  });

  it("are not taken for the same if a limit, a field or a field's description differs", () => {
    const { Job } = withSharedParts(
      {
        Job: object({
          a: probe(),
          b: { ...probe(), required: ["path"] },
          c: probe({ path: text("Another path.") }),
          d: { type: "object", additionalProperties: probe() },
          e: list(probe()),
        }),
      },
      "Acme",
    );
    const { a, b, c, d, e } = Job?.properties ?? {};
    const reference = { allOf: [{ $ref: "#/definitions/AcmeA" }] };
    expect([a, d?.additionalProperties, e?.items]).toEqual([reference, reference, reference]);
    expect([b, c].map((schema) => schema?.allOf)).toEqual([undefined, undefined]);
  });

  it("that are small are left where they are", () => {
    const small = object({ name: { type: "string" } });
    expect(Object.keys(withSharedParts({ Job: object({ a: small, b: small }) }, "Acme"))).toEqual(["Job"]);
  });
});
