import { cp, readFile, writeFile } from "node:fs/promises";
import { get, type RequestOptions } from "node:https";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { KubernetesClient } from "../../../cli/kubernetes/client";
import { callableAddress } from "../load";
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

/** How many versions the registry holds of each of the ledger's contracts. */
export async function registeredVersions(api: KubernetesClient): Promise<number[]> {
  const address = await callableAddress(api, "platform", "registry");
  const authority = await api.get<ConfigMap>("/api/v1/namespaces/platform/configmaps/headwater-ca");
  const versions = FORMATS.map(async (format) => {
    const path = `/apis/ccompat/v7/subjects/ledger.orders-in-${format}-value/versions`;
    const options = { ...address, path, ca: authority?.data["ca.crt"], servername: "registry.platform.svc" };
    return (JSON.parse(await read(options)) as number[]).length;
  });
  return await Promise.all(versions);
}

interface ConfigMap {
  readonly data: Readonly<Record<string, string>>;
}

function read(options: RequestOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ ...options, signal: AbortSignal.timeout(5_000) }, (response) => text(response).then(resolve, reject)).on(
      "error",
      reject,
    );
  });
}

/** Names of a team's pods that serve. */
export async function podsOf(api: KubernetesClient, namespace: string): Promise<string[]> {
  const labelSelector = "!app.kubernetes.io/component";
  const pods = await api.listMetadata(`/api/v1/namespaces/${namespace}/pods`, { labelSelector });
  return pods.map(({ metadata }) => metadata.name).sort();
}
