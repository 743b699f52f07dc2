import { expect, test } from "vitest";
import { crashOf } from "../../../cli/synth/crash";

const node = (...lines: string[]) =>
  ["/shop/main.ts:7", "  throw new Error(x);", "        ^", "", ...lines, "", "Node.js v20.19.0", ""].join("\n");

test.each<[string, string, { message: string[]; place: string | undefined }]>([
  [
    "an error of the program's own",
    node(
      "Error: no such region",
      "    at declare (/shop/lib/team.ts:3:9)",
      "    at Object.<anonymous> (/shop/main.ts:7:9)",
    ),
    { message: ["Error: no such region"], place: "lib/team.ts:3:9" },
  ],
  [
    "one that cdktf throws",
    node(
      "Error: Validation failed with the following errors:",
      "  [shop] Found resources without a matching provider construct.",
      "    at stackValidationFailure (/shop/node_modules/cdktf/lib/errors.js:150:40)",
      "    at file:///shop/main.ts:12:5",
    ),
    {
      message: [
        "Error: Validation failed with the following errors:",
        "  [shop] Found resources without a matching provider construct.",
      ],
      place: "main.ts:12:5",
    },
  ],
  [
    "one with properties and a cause",
    node("TypeError [ERR_X]: bad", "    at f (node:fs:1:1) {", "  code: 'ERR_X'", "}"),
    { message: ["TypeError [ERR_X]: bad"], place: undefined },
  ],
  [
    "what was printed before it",
    ["Error: printed by the program", node("RangeError: thrown", "    at f (/shop/main.ts:1:1)")].join("\n"),
    { message: ["RangeError: thrown"], place: "main.ts:1:1" },
  ],
  [
    "too little memory",
    [
      "<--- Last few GCs --->",
      "",
      "[7:0x1] 90 ms: Mark-Compact 60.1 (68.2) -> 59.9 (68.9) MB, 12.3 / 0.0 ms allocation failure",
      "<--- JS stacktrace --->",
      "",
      "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
      "----- Native stack trace -----",
      "",
      " 1: 0xb78db3 node::OOMErrorHandler(char const*, v8::OOMDetails const&) [node]",
      "Aborted",
      "",
    ].join("\n"),
    {
      message: ["FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory"],
      place: undefined,
    },
  ],
  ["a command that is not there", "sh: 1: nod: not found\n", { message: ["sh: 1: nod: not found"], place: undefined }],
  ["nothing at all", "", { message: [], place: undefined }],
])("shows %s", (_, stderr, crash) => {
  expect(crashOf(stderr, "/shop")).toEqual(crash);
});

test("a message of hundreds of lines is cut", () => {
  const lines = Array.from({ length: 300 }, (_, index) => `main.ts(${index},1): error TS2322`);
  const { message } = crashOf(node("TSError: Unable to compile", ...lines, "    at f (/x.js:1:1)"), "/shop");
  expect(message).toHaveLength(13);
  expect(message.at(-1)).toBe("… and 289 more lines");
});
