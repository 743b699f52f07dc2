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
const listed = readFileSync(join(projectDir(), "docs/errors.md"), "utf8").match(/^\| (HW-[A-Z]+-\d{3}) /gm) ?? [];
const codes = listed.map((row) => row.slice(2).trim());

test("every error code that the sources use is explained in docs/errors.md", () => {
  expect([...used].filter((code) => !codes.includes(code))).toEqual([]);
});

test("docs/errors.md explains no other code, and none twice", () => {
  expect(codes.filter((code) => !used.has(code))).toEqual([]);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});
