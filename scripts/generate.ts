import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { main } from "../console/main";
import { handleInterrupts } from "../console/process";
import { Progress } from "../console/progress";
import { documentSchemas } from "./generate/documents";
import { generated, schemaFile } from "./generate/files";
import { rulesFile, rulesPage } from "./generate/rules-page";
import { sources } from "./generate/sources";

/**
 * Writes the schemas of Kubernetes' kinds from the pinned sources, the types from the schemas, the documents' schemas,
 * and the page that lists the rules.
 */
main(async () => {
  handleInterrupts();
  const progress = new Progress("generate");
  for (const { name, bundle } of sources) {
    await progress.step(`Read the schemas of ${name}`, async () => {
      const file = schemaFile(name);
      await mkdir(join(file, ".."), { recursive: true });
      await writeFile(file, `${JSON.stringify(await bundle(), null, 1)}\n`);
    });
  }
  await progress.step("Write the types", async () => {
    for (const [file, text] of await generated()) await writeFile(file, text);
  });
  await progress.step("Write docs/rules.md", () => writeFile(rulesFile, rulesPage()));
  await progress.step("Write the documents' schemas", async () => {
    for (const [file, text] of documentSchemas()) await writeFile(file, text);
  });
});
