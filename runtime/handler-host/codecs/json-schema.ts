import type { ValidateFunction } from "ajv";
import { jsonText, parseJson } from "./codec";
import type { HostContract, Payload } from "./payload";

/** JSON that is as the schema says, when it is written and when it is read. */
export function jsonSchemaPayload({ schema }: HostContract): Payload {
  const validate = validatorOf(schema);
  const checked = (value: unknown): unknown => {
    if (validate(value)) return value;
    const [error] = validate.errors ?? [];
    throw new Error(`${error?.instancePath || "the event"} ${error?.message ?? "is not as the contract says"}`);
  };
  return {
    contentType: "application/json",
    encode: (value) => Buffer.from(jsonText(checked(value))),
    decode: async (payload) => checked(parseJson(payload)),
  };
}

function validatorOf(text: string): ValidateFunction {
  const schema = JSON.parse(text) as { $schema?: string };
  const draft = /draft-0(\d)/.exec(schema.$schema ?? "")?.[1];
  const { default: Ajv } = (draft === "4" ? require("ajv-draft-04") : require("ajv")) as typeof import("ajv");
  // Formats are what each library makes of them: registries and validators don't agree on any.
  const ajv = new Ajv({ strict: false, logger: false, validateFormats: false });
  if (draft === "6") ajv.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json"));
  return ajv.compile(schema);
}
