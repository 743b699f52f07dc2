import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectDir } from "../../../toolchain/paths";
import { compilerErrors } from "../documents/compiled";

const read = (file: string): string => readFileSync(join(projectDir(), file), "utf8");

/** docs/rules.md shows what is refused. */
const pages = [
  "README.md",
  ...readdirSync(join(projectDir(), "docs"))
    .filter((file) => file.endsWith(".md") && file !== "rules.md")
    .map((file) => `docs/${file}`),
];

/** A program's fragments, as a page shows them, by where they are. Of one that leaves out something, "…", nothing is known. */
const snippetsOf = (page: string): [place: string, code: string][] => {
  const text = read(page);
  return [...text.matchAll(/```ts\n([\s\S]*?)```/g)]
    .filter(({ 1: code = "" }) => !code.includes("…"))
    .map(({ 1: code = "", index }) => {
      const line = text.slice(0, index).split("\n").length;
      return [`${page.replaceAll(/\W/g, "_")}_${line}.mts`, code];
    });
};

const namesIn = (file: string): string[] =>
  [...read(file).matchAll(/^export (?:type )?\{([^}]*)\}/gm)]
    .flatMap(([, names = ""]) => names.split(","))
    .map((name) => name.trim().replace(/^type /, ""));

const entries = [
  ["headwater", namesIn("constructs/index.ts")],
  ["headwater/testing", namesIn("constructs/testing/index.ts")],
] as const;

/** With imports of what it uses in front of it, unless it has its own; in one line, so that lines keep their numbers. */
function whole(code: string): string {
  if (code.includes("import ")) return code;
  const words = new Set(code.match(/\w+/g));
  const used = entries.map(([entry, names]) => {
    const own = names.filter((name) => words.has(name));
    return `import { ${own.join(", ")} } from "${entry}";`;
  });
  return `${used.join(" ")} ${code}`;
}

/** What the rest of the program has: values, which begin in lower case, these types, and other files. */
const ELSEWHERE = [
  /TS(18004|2304|2552|2593): .*'([a-z]\w*|Order|OrderPlaced|Payment|Customer|Rule|Note)'/,
  /TS2307: .*'\.|TS2834: /,
  // The types of what comes from there are not known either.
  /TS(7006|7031): /,
];

test("what pages show of programs compiles", async () => {
  const snippets = pages.flatMap(snippetsOf);
  expect(snippets.length).toBeGreaterThan(40);
  const files = Object.fromEntries(snippets.map(([place, code]) => [place, whole(code)]));
  const wrong = "new EventStream(shop, 'orders', { partition: 3 });";
  const errors = await compilerErrors({ ...files, "wrong.mts": whole(wrong) });
  const told = errors.filter((error) => !ELSEWHERE.some((known) => known.test(error)));
  expect(told).toEqual([expect.stringMatching(/^wrong.mts.*'partition' does not exist/)]);
}, 60_000);
