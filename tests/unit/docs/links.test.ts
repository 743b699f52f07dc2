import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { projectDir } from "../../../toolchain/paths";

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(join(projectDir(), "docs")).map((file) => `docs/${file}`),
];

test.each(pages.filter((page) => page.endsWith(".md")))("%s links only to what is there", (page) => {
  const text = readFileSync(join(projectDir(), page), "utf8");
  const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target]) => target ?? "");
  const local = targets.filter((target) => !/^[a-z]+:/.test(target));
  expect(local.filter((target) => !existsSync(join(projectDir(), dirname(page), target)))).toEqual([]);
});
