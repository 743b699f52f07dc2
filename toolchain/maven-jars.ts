import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../console/user-error";
import { fetchWith } from "./fetch";

/** What decides which jars they are. */
export const jarPins = (recipe: string): readonly string[] =>
  ["pom.xml", "jars.sha256"].map((file) => readFileSync(join(recipe, file), "utf8"));

/**
 * Copies the jars that a pom.xml needs when it runs into a folder, and compares them with the hashes beside it.
 *
 * @param what the jars are of, for people
 * @param recipe folder with pom.xml and jars.sha256
 * @throws UserError HW-BUILD-005 if there are more, fewer, or others
 */
export async function copyJars(what: string, recipe: string, libs: string): Promise<void> {
  const args = ["dependency:copy-dependencies", "-DincludeScope=runtime", `-DoutputDirectory=${libs}`];
  // Maven remembers failures unless it is told to look again.
  const options = ["--batch-mode", "--quiet", "--update-snapshots", "-Dstyle.color=never"];
  await fetchWith(what, "mvn", [...options, "--file", join(recipe, "pom.xml"), ...args]);
  await verify(what, libs, readFileSync(join(recipe, "jars.sha256"), "utf8"));
}

async function verify(what: string, libs: string, hashes: string): Promise<void> {
  const got = await Promise.all(
    (await readdir(libs)).sort().map(async (name) => {
      const content = await readFile(join(libs, name));
      return `${createHash("sha256").update(content).digest("hex")}  ${name}`;
    }),
  );
  const expected = hashes.trim().split("\n");
  const wrong = [
    ...got.filter((line) => !expected.includes(line)).map((line) => `got      ${line}`),
    ...expected.filter((line) => !got.includes(line)).map((line) => `expected ${line}`),
  ];
  if (wrong.length === 0) return;
  throw new UserError(
    "HW-BUILD-005",
    `${what}'s jars are not what they were when they were pinned.`,
    "Check which Maven repositories ~/.m2/settings.xml names; do not go on with these files.",
    wrong.slice(0, 10),
  );
}
