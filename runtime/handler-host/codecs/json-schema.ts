import type { ErrorObject, ValidateFunction } from "ajv";
import type { Violation } from "../../../constructs/workers/handler-api";
import { jsonText, parseJson } from "./codec";
import { Misfit, MOST_VIOLATIONS } from "./misfit";
import type { HostContract, Payload } from "./payload";

/** Finding every violation of a large value may take more memory than a pod has: https://ajv.js.org/security.html */
const MOST_EXAMINED_CHARACTERS = 64 * 1024;

/** JSON that is as the schema says, when it is written and when it is read. */
export function jsonSchemaPayload({ schema }: HostContract): Payload {
  const validate = validatorOf(schema);
  let examine: ValidateFunction | undefined;
  const violationsIn = (value: unknown): Violation[] => {
    const isSmall = jsonText(value).length <= MOST_EXAMINED_CHARACTERS;
    if (isSmall) examine ??= validatorOf(schema, true);
    const { errors } = isSmall && examine?.(value) === false ? examine : validate;
    return (errors ?? []).slice(0, MOST_VIOLATIONS).map(violationOf);
  };
  const checked = (value: unknown): unknown => {
    if (validate(value)) return value;
    const violations = violationsIn(value);
    const texts = violations.map(({ pointer, detail }) => `${pointer || "the event"} ${detail}`);
    throw new Misfit(texts.join("; "), violations);
  };
  return {
    contentType: "application/json",
    encode: (value) => Buffer.from(jsonText(checked(value))),
    decode: async (payload) => checked(parseJson(payload)),
  };
}

/** In the validator's words, and what is allowed where those leave it out. */
function violationOf({ instancePath, keyword, params, message }: ErrorObject): Violation {
  const details: Readonly<Record<string, () => string>> = {
    additionalProperties: () => `has ${params.additionalProperty}, which the contract does not`,
    const: () => `must be ${JSON.stringify(params.allowedValue)}`,
    enum: () => `must be one of ${JSON.stringify(params.allowedValues).slice(1, -1)}`,
  };
  return { pointer: instancePath, detail: details[keyword]?.() ?? message ?? "is not as the contract says" };
}

/** @param allErrors whether to go on after the first violation */
function validatorOf(text: string, allErrors = false): ValidateFunction {
  const schema = JSON.parse(text) as { $schema?: string };
  const draft = /draft-0(\d)/.exec(schema.$schema ?? "")?.[1];
  const { default: Ajv } = (draft === "4" ? require("ajv-draft-04") : require("ajv")) as typeof import("ajv");
  // Formats are what each library makes of them: registries and validators don't agree on any.
  const ajv = new Ajv({ strict: false, logger: false, validateFormats: false, allErrors });
  if (draft === "6") ajv.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json"));
  return ajv.compile(schema);
}
