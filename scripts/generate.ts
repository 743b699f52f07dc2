import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { main } from "../console/main";
import { handleInterrupts } from "../console/process";
import { Progress } from "../console/progress";
import { documentSchemas } from "./generate/documents";
import { generated, schemaFile } from "./generate/files";
import { knativeChart } from "./generate/knative-chart";
import { rulesFile, rulesPage } from "./generate/rules-page";
import { sources } from "./generate/sources";

const KNATIVE_CHART = join(__dirname, "..", "charts", "knative-serving");

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
  await progress.step("Write the chart of Knative Serving", async () => {
    await rm(join(KNATIVE_CHART, "templates"), { recursive: true, force: true });
    await mkdir(join(KNATIVE_CHART, "templates"), { recursive: true });
    for (const [file, text] of await knativeChart()) await writeFile(join(KNATIVE_CHART, file), text);
  });
  await progress.step("Write docs/rules.md", () => writeFile(rulesFile, rulesPage()));
  await progress.step("Write the documents' schemas", async () => {
    for (const [file, text] of documentSchemas()) await writeFile(file, text);
  });
});
