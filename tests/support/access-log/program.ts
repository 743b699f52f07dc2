import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { KubernetesClient } from "../../../cli/kubernetes/client";
import type { AccessLogEntry } from "../../../constructs";

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
  const lines = await linesOf(api, "operations", "app.kubernetes.io/name=auditor", "worker");
  return lines.flatMap(({ request }) => (request === undefined ? [] : [request as AccessLogEntry]));
}

/** What a gateway's proxies have written of their requests. */
export const loggedRequests = (api: KubernetesClient, gateway: string): Promise<Line[]> =>
  linesOf(api, "platform", `gateway.envoyproxy.io/owning-gateway-name=gateway-${gateway}`, "envoy");

type Line = Readonly<Record<string, unknown>>;

async function linesOf(api: KubernetesClient, namespace: string, labelSelector: string, container: string) {
  const pods = await api.listMetadata(`/api/v1/namespaces/${namespace}/pods`, { labelSelector });
  const texts = await Promise.all(pods.map(({ metadata }) => api.log(namespace, metadata.name, container)));
  return texts
    .flatMap((text) => text.split("\n"))
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Line);
}
