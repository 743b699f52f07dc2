import { didYouMean } from "../../model/similar";
import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";
import { readableFields } from "./readable";

export const keyField = defineRule({
  code: "HW-KEY-001",
  name: "A stream's key is a field of its contract",
  why: "Events of one key stay in order, and a stream of state keeps the last of each. Without the field no event would have a key.",
  fix: "Name a field of the contract, or add the field to it.",
  example: `new EventStream(shop, "order-placed", { contract: Contract.avro("order-placed.avsc"), key: "orderID" });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["stream"],
  evaluate(_, { key, contract }) {
    const fields = contract && readableFields(contract);
    if (!key || isToken(key) || !fields) return "not applicable";
    const names = fields.map(({ name }) => name);
    if (names.includes(key)) return "compliant";
    const there = names.length > 0 ? `its fields are ${listed(names)}` : "it has no fields";
    return judged([{ message: `The contract has no field "${key}"; ${there}.${didYouMean(key, names)}` }]);
  },
});

const MOST = 10;
const listed = (names: readonly string[]): string =>
  `${names.slice(0, MOST).join(", ")}${names.length > MOST ? ` and ${names.length - MOST} more` : ""}`;
