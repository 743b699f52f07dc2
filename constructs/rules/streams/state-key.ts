import { defineRule, judged } from "../rule";

export const stateKey = defineRule({
  code: "HW-STREAM-004",
  name: "A stream of state has a key",
  why: "Kafka compacts it to the last value of each key, and refuses events without one.",
  fix: "Name the field of the value that is its key.",
  example: `new StateStream(shop, "customers", { key: "" });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["stream"],
  evaluate: (_, { role, key }) =>
    role === "state" ? judged(key ? [] : [{ message: "The stream of state has no key." }]) : "not applicable",
});
