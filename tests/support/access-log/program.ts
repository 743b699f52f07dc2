import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ApiObject, KubernetesClient } from "../../../cli/kubernetes/client";
import type { AccessLogEntry } from "../../../constructs";
import { letThisMachineIn } from "../network/let-in";

const FOLDER = join("tests", "support", "access-log");
const STACKS = "../tests/support/access-log/stacks";
const SHOP = "shopStack(app, platform);";

/** Adds a stream of access logs, and who reads it, to a copy of the sample's program. */
export async function addAccessLog(program: string): Promise<void> {
  await cp(__dirname, join(program, FOLDER), { recursive: true });
  const main = join(program, "stacks", "main.ts");
  const source = `import { operationsStack } from "${STACKS}";\n${await readFile(main, "utf8")}`;
  await writeFile(main, source.replace(SHOP, `${SHOP}\noperationsStack(app, platform);`));
}

/** The requests that the reader of the stream has seen so far. */
export async function auditedRequests(api: KubernetesClient): Promise<AccessLogEntry[]> {
  const labelSelector = "app.kubernetes.io/name=auditor,!app.kubernetes.io/component";
  const pods = await api.listMetadata("/api/v1/namespaces/operations/pods", { labelSelector });
  const texts = await Promise.all(pods.map(({ metadata }) => api.log("operations", metadata.name)));
  return texts
    .flatMap((text) => text.split("\n"))
    .filter((line) => line.includes('"audited"'))
    .map((line) => (JSON.parse(line) as { readonly request: AccessLogEntry }).request);
}

/** The requests that all writers have counted, whoever sent them. */
export async function countedRequests(api: KubernetesClient): Promise<number> {
  await letThisMachineIn(api, "/apis/apps/v1/namespaces/operations/deployments/requests-writer");
  const labelSelector = "app.kubernetes.io/name=requests-writer,!app.kubernetes.io/component";
  const pods = await api.list<Pod>("/api/v1/namespaces/operations/pods", { labelSelector });
  const counts = pods.map(async ({ status }) => {
    const answer = await fetch(`http://${status.podIP}:8081/metrics`, { signal: AbortSignal.timeout(10_000) });
    const series = (await answer.text()).matchAll(/^headwater_gateway_requests_total\{gateway="public".*\} (\d+)$/gm);
    return [...series].reduce((sum, [, counted]) => sum + Number(counted), 0);
  });
  return (await Promise.all(counts)).reduce((sum, counted) => sum + counted, 0);
}

interface Pod extends ApiObject {
  readonly status: { readonly podIP: string };
}
