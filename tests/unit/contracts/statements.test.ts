import { expect, test } from "vitest";
import { protoText } from "../../../constructs/contracts/protobuf/statements";

test.each([
  ["comments", "/* ".repeat(100_000)],
  ["strings", `"${String.raw`\"`.repeat(100_000)}`],
  ["strings in single quotes", `'${String.raw`\'`.repeat(100_000)}`],
])("text with many unclosed %s takes no more time than other text", (_, text) => {
  const started = performance.now();
  expect(protoText(text).body).toBe(text.trim());
  expect(performance.now() - started).toBeLessThan(2_000);
});

test("what follows a closed comment or string is read", () => {
  const text = `/* one */ syntax = "proto3"; // two\npackage shop; message Order { string a = 1 [default = ";"]; }`;
  expect(protoText(text)).toMatchObject({ syntax: "proto3", space: "shop", messages: ["Order"] });
});
