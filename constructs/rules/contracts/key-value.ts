import type { ContractField } from "../../contracts/parsed";
import { defineRule, judged } from "../rule";
import { readableFields } from "./readable";

export const keyValue = defineRule({
  code: "HW-KEY-002",
  name: "A key has a value in every event, and only one",
  why: "An event without a value for its key goes to any partition, and a stream of state refuses it. Values that have parts of their own may be written in several ways, and would then be different keys.",
  fix: "Make the field required, and a number, a string or an identifier; or choose another key.",
  example: `key: "orderId" // with {"name": "orderId", "type": ["null", "string"]}`,
  level: "error",
  scope: "local",
  suppressible: true,
  appliesTo: ["stream"],
  evaluate(_, { key, contract }) {
    const field = contract && readableFields(contract)?.find(({ name }) => name === key);
    if (!field) return "not applicable";
    return judged([
      ...(field.optional ? [{ message: `An event may lack the field "${key}", which is its key.` }] : []),
      ...(isScalar(field) ? [] : [{ message: `The field "${key}", which is the key, is of type ${field.type}.` }]),
    ]);
  },
});

/** Types are in the words of the format; those of what has parts begin with these. */
const isScalar = ({ type, fields }: ContractField): boolean =>
  fields.length === 0 && !/^(array|map|repeated|list|object|tuple)\b/.test(type);
