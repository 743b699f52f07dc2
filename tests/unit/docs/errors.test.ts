import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectDir } from "../../../toolchain/paths";

const SOURCES = ["cli", "cluster", "console", "constructs", "prove", "bench", "runtime", "scripts", "toolchain"];
const CODE = /\bHW-[A-Z]+-\d{3}\b/g;

const sourceFiles = SOURCES.flatMap((folder) =>
  readdirSync(join(projectDir(), folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|cjs|js|mjs|sh)$/.test(file))
    .map((file) => join(projectDir(), folder, file)),
);

/** Comments name codes too, as examples. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, "");

const used = new Set(sourceFiles.flatMap((file) => withoutComments(readFileSync(file, "utf8")).match(CODE) ?? []));
const page = (name: string) => readFileSync(join(projectDir(), "docs", name), "utf8");
const codes = [
  ...[...page("errors.md").matchAll(/^\| (HW-[A-Z]+-\d{3}) /gm)].map(([, code = ""]) => code),
  // The rules have a page of their own.
  ...[...page("rules.md").matchAll(/^## (HW-[A-Z]+-\d{3})$/gm)].map(([, code = ""]) => code),
];

test("every error code that the sources use is explained in docs/errors.md or docs/rules.md", () => {
  expect([...used].filter((code) => !codes.includes(code))).toEqual([]);
});

test("the two explain no other code, and none twice", () => {
  expect(codes.filter((code) => !used.has(code))).toEqual([]);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});
