import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KubernetesClient } from "../../cli/kubernetes/client";
import { KubernetesApi } from "../../runtime/shared/kubernetes-api";

/** Does something with a platform's provisioner's own client of the API server, and with its rights alone. */
export async function asProvisioner<T>(
  client: KubernetesClient,
  platform: string,
  use: (api: KubernetesApi) => Promise<T>,
): Promise<T> {
  const path = `/api/v1/namespaces/${platform}/serviceaccounts/provisioner/token`;
  const { status } = await client.post<{ status: { token: string } }>(path, {
    apiVersion: "authentication.k8s.io/v1",
    kind: "TokenRequest",
    spec: {},
  });
  const folder = await mkdtemp(join(tmpdir(), "headwater-provisioner-"));
  const ca = client.config.getCurrentCluster()?.caData ?? "";
  await writeFile(join(folder, "token"), status.token, { mode: 0o600 });
  await writeFile(join(folder, "ca.crt"), Buffer.from(ca, "base64"));
  const { hostname: host, port } = new URL(client.server);
  const api = new KubernetesApi({ host, port: Number(port), folder });
  try {
    return await use(api);
  } finally {
    api.close();
    await rm(folder, { recursive: true });
  }
}
