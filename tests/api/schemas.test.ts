import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { schemaFile } from "../../scripts/generate/files";
import { sources } from "../../scripts/generate/sources";

test.each(sources)("the schemas of $name are those of the pinned source", async ({ name, bundle }) => {
  expect(JSON.parse(await readFile(schemaFile(name), "utf8"))).toEqual(await bundle());
});
