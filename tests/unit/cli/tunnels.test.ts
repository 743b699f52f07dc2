import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Tunnels } from "../../../cli/dev/tunnels";
import { KubernetesClient } from "../../../cli/kubernetes/client";
import type { Problem } from "../../../constructs/model/problem";
import { FakeApiServer } from "../../support/fake-api-server";

const PLATFORM = "/api/v1/namespaces/platform";
const refusal = (message: string) => ({ kind: "Status", code: 403, message });
const kafka = { spec: { selector: { app: "kafka" }, ports: [{ port: 9092 }] } };
const pods = {
  items: [{ metadata: { name: "kafka-0" }, status: { conditions: [{ type: "Ready", status: "True" }] } }],
};

/** Tunnels to a cluster with these objects, of a workload that calls `prices.shop`. */
async function tunnelsTo(objects: Record<string, object>) {
  const api = await FakeApiServer.start(objects);
  const folder = await mkdtemp(join(tmpdir(), "headwater-kubeconfig-"));
  await writeFile(join(folder, "config"), api.kubeconfig);
  const client = await KubernetesClient.connect({ KUBE_CONFIG_PATH: join(folder, "config") });
  const told: Problem[] = [];
  const tunnels = new Tunnels(client, {
    called: new Set(["prices.shop"]),
    onRefused: (problem) => told.push(problem),
  });
  onTestFinished(async () => {
    tunnels.close();
    api.stop();
    await rm(folder, { recursive: true });
  });
  return { tunnels, told };
}

test("what the user may not look at is told once for each namespace, with the rights that it takes", async () => {
  const { tunnels, told } = await tunnelsTo({
    [`${PLATFORM}/services/kafka`]: refusal('services "kafka" is forbidden'),
    [`${PLATFORM}/services/registry`]: kafka,
    [`${PLATFORM}/pods`]: refusal("pods is forbidden"),
    "/api/v1/namespaces/shop/services/prices": refusal('services "prices" is forbidden'),
  });
  const addresses = [
    ["kafka.platform.svc", 9092],
    ["kafka.platform.svc", 9092],
    ["registry.platform.svc", 8443],
    ["prices.shop", 80],
  ] as const;
  for (const [host, port] of addresses) await expect(tunnels.portTo(host, port)).rejects.toThrow("forbidden");
  expect(told).toEqual([
    {
      code: "HW-KUBE-003",
      message: expect.stringMatching(/^kafka\.platform\.svc can't be reached\. .*services "kafka" is forbidden$/),
      fix: expect.stringMatching(/^In the namespace "platform" it takes get for services, get and list for pods, .*\./),
    },
    expect.objectContaining({ fix: expect.stringMatching(/^In the namespace "shop" /) }),
  ]);
});

test("a host that may be outside is outside if the user may not look", async () => {
  const { tunnels, told } = await tunnelsTo({
    "/api/v1/namespaces/com/services/slack": refusal('services "slack" is forbidden'),
  });
  expect(await tunnels.portTo("slack.com", 443)).toBeUndefined();
  expect(told).toEqual([]);
});

test("a connection that the user may not make is told", async () => {
  const { tunnels, told } = await tunnelsTo({
    [`${PLATFORM}/services/kafka`]: kafka,
    [`${PLATFORM}/pods`]: pods,
    [`${PLATFORM}/pods/kafka-0/portforward`]: refusal(""),
  });
  const socket = connect((await tunnels.portTo("kafka.platform.svc", 9092)) ?? 0, "127.0.0.1");
  await once(socket, "close");
  expect(told).toMatchObject([
    {
      code: "HW-KUBE-003",
      message: expect.stringMatching(
        /GET \/api\/v1\/namespaces\/platform\/pods\/kafka-0\/portforward \(HTTP 403\): that takes the rights to get and to create pods\/portforward$/,
      ),
    },
  ]);
});
