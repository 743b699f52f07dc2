import { defineRule, judged } from "../rule";

export const compatibilityMode = defineRule({
  code: "HW-COMPATIBILITY-001",
  name: "The contract of a stream that other teams read stays compatible",
  why: "With NONE any change of the contract is let through, and breaks the subscribers of other teams, who learn of it when they fail.",
  fix: "Use BACKWARD (the default), FORWARD or FULL.",
  example: `new EventStream(shop, "order-placed", { contract, visibility: "platform", compatibility: "NONE" });`,
  level: "warning",
  scope: "local",
  suppressible: true,
  appliesTo: ["stream"],
  evaluate: (_, { visibility, contract, compatibility }) =>
    visibility === "platform" && contract
      ? judged(compatibility === "NONE" ? [{ message: "Other teams may subscribe, and compatibility is NONE." }] : [])
      : "not applicable",
});
