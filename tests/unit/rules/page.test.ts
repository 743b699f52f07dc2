import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rules } from "../../../constructs/rules";
import { rulesFile, rulesPage } from "../../../scripts/generate/rules-page";

test("docs/rules.md is what the rules say: npm run generate", () => {
  expect(readFileSync(rulesFile, "utf8")).toBe(rulesPage());
});

test("no two rules have one code or one name", () => {
  for (const property of ["code", "name"] as const) {
    expect(new Set(rules.map((rule) => rule[property])).size).toBe(rules.length);
  }
});
