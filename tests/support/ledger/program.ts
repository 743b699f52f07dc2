import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { KubernetesClient } from "../../../cli/kubernetes/client";
import { writeContracts } from "./contracts";

const FOLDER = join("tests", "support", "ledger");
const STACKS = "../tests/support/ledger/stacks";
const SHOP = "shopStack(app, platform);";

/** Adds the ledger, and who audits it, to a copy of the sample's program. */
export async function addLedger(program: string, { audit }: { readonly audit: boolean }): Promise<void> {
  await cp(__dirname, join(program, FOLDER), { recursive: true });
  const main = join(program, "stacks", "main.ts");
  const added = audit ? "auditStack(app, platform, ledgerStack(app, platform));" : "ledgerStack(app, platform);";
  const source = `import { auditStack, ledgerStack } from "${STACKS}";\n${await readFile(main, "utf8")}`;
  await writeFile(main, source.replace(SHOP, `${SHOP}\n${added}`));
  await writeContracts(program, "first");
}

export const FORMATS = ["avro", "json", "protobuf"];

/** How many versions the registry holds of each of the ledger's contracts; asked through the API server. */
export async function registeredVersions(api: KubernetesClient): Promise<number[]> {
  const registry = "/api/v1/namespaces/platform/services/https:registry:https/proxy";
  const versions = FORMATS.map(async (format) => {
    const path = `${registry}/apis/ccompat/v7/subjects/ledger.orders-in-${format}-value/versions`;
    return (await api.get<number[]>(path))?.length ?? 0;
  });
  return await Promise.all(versions);
}

/** Names of a team's pods that serve. */
export async function podsOf(api: KubernetesClient, namespace: string): Promise<string[]> {
  const labelSelector = "!app.kubernetes.io/component";
  const pods = await api.listMetadata(`/api/v1/namespaces/${namespace}/pods`, { labelSelector });
  return pods.map(({ metadata }) => metadata.name).sort();
}
