import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { STRICTER_RULES } from "../../../prove/model/contracts/compare";
import { differences } from "../../../prove/model/contracts/differences";
import { projectDir } from "../../../toolchain/paths";

const page = readFileSync(join(projectDir(), "docs/contracts.md"), "utf8");
const folder = join(projectDir(), "constructs/contracts");
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join(folder, file), "utf8"));

it("every rule is explained in docs/contracts.md, and no other", () => {
  const used = new Set(
    sources.flatMap((text) => text.match(/"(?:(?:avro|json|protobuf)-[a-z-]+|too-complex)"/g) ?? []),
  );
  const rules = [...used].map((quoted) => quoted.slice(1, -1)).filter((rule) => rule !== "json-schema");
  // Made of the keyword that they are about.
  const all = [...rules, "format", "json-constraint", "json-format"].sort();
  const explained = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, rule]) => rule ?? "").sort();
  expect(explained).toEqual(all);
});

it("every difference to the registry is shown there, with its schemas, and no other", () => {
  for (const { rule, writer, reader } of differences) {
    expect(page).toContain(`**\`${rule}\`**`);
    expect(page).toContain(`${writer}\n→ ${reader}\n`);
  }
  // Those that are shown are what a real registry is asked about.
  expect(page.match(/^→ /gm)).toHaveLength(differences.length);
});

it("every rule that the proof allows to be stricter is explained there as such", () => {
  const [, section = ""] = page.split("## Where the registry accepts, and we refuse");
  for (const rule of STRICTER_RULES) expect(section.split("\n## ")[0]).toContain(`\`${rule}\``);
});
