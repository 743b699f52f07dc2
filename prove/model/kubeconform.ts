import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../console/process";
import type { Progress } from "../../console/progress";
import type { KubernetesObject } from "../../constructs";
import { schemaBundles } from "../../scripts/generate/files";
import { apiVersionOf, DRAFT, kindsOf, type SchemaBundle } from "../../scripts/generate/json-schema";
import { kubeconform as part } from "../../toolchain/go-parts";
import { obtain, partFolder } from "../../toolchain/part";

interface Report {
  readonly resources: readonly { readonly kind: string; readonly name: string; readonly msg: string }[];
}

/** What kubeconform says against objects, strictly and by the schemas of the pinned versions; none if all are right. */
export async function kubeconform(objects: readonly KubernetesObject[], progress: Progress): Promise<string[]> {
  await obtain(progress, [part]);
  const schemas = await mkdtemp(join(tmpdir(), "headwater-schemas-"));
  try {
    for (const bundle of schemaBundles()) await writeBundle(schemas, bundle);
    const location = join(schemas, "{{ .ResourceKind }}{{ .KindSuffix }}.json");
    const args = ["-strict", "-output", "json", "-schema-location", location, "-"];
    const result = await run(join(partFolder(part), "kubeconform"), args, { input: documents(objects) });
    const { resources } = JSON.parse(result.stdout) as Report;
    // It works on several objects at a time, in no order.
    return resources.flatMap(({ kind, name, msg }) => causesOf(msg).map((cause) => `${kind}/${name}${cause}`)).sort();
  } finally {
    await rm(schemas, { recursive: true });
  }
}

/** The causes in a message that tells of nested ones, "… - at '/spec': 'allOf' failed - at '/spec/replicas': …". */
function causesOf(message: string): string[] {
  const causes = [...message.matchAll(/- at '([^']*)': (.*?)(?=\s+- at '|$)/g)]
    .filter(([, , cause = ""]) => !cause.endsWith("failed"))
    .map(([, path, cause]) => `${path}: ${cause}`);
  return causes.length > 0 ? causes : [`: ${message}`];
}

/** Several objects as one text, for a program that reads YAML. */
export const documents = (objects: readonly KubernetesObject[]): string =>
  objects.map((object) => JSON.stringify(object)).join("\n---\n");

/** The bundle as it is, and beside it a file for each kind, named as kubeconform looks for it. */
async function writeBundle(folder: string, bundle: SchemaBundle): Promise<void> {
  await writeFile(join(folder, bundle.$id), JSON.stringify(bundle));
  for (const [kind, schema] of kindsOf(bundle)) {
    const [version = "", group = ""] = (apiVersionOf(schema) ?? "").split("/").reverse();
    const file = [kind.toLowerCase(), group.split(".")[0], version].filter(Boolean).join("-");
    const $ref = `${bundle.$id}#/definitions/${kind}`;
    await writeFile(join(folder, `${file}.json`), JSON.stringify({ $schema: DRAFT, $ref }));
  }
}
