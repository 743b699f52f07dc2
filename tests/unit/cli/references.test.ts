import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { referencesIn, unescaped } from "../../../cli/render/references";
import { terraformYaml } from "../../../constructs/delivery/terraform-text";

const brace = "{";

test("finds references and directives, and no escaped ones", () => {
  expect(referencesIn(`a $${brace}var.x} %${brace} if y }`)).toEqual([`$${brace}var.x}`, `%${brace} if y }`]);
  expect(referencesIn(`$$${brace}literal} %%${brace}literal} $$$${brace}literal} $ ${brace} 100%`)).toEqual([]);
});

test("any text that is written for Terraform holds no reference, and comes back", () => {
  const text = fc.array(fc.constantFrom("$", "%", brace, "}", `$$${brace}`, "é", '"', "\n", "x"), { maxLength: 12 });
  fc.assert(
    fc.property(text, (parts) => {
      const yaml = terraformYaml({ value: parts.join("") });
      expect(referencesIn(yaml)).toEqual([]);
      expect(parse(unescaped(yaml))).toEqual({ value: parts.join("") });
    }),
  );
});
