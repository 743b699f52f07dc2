import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { KubernetesClient } from "../../../cli/kubernetes/client";
import { ensureAuthority, ensureLeaf } from "../../../cluster/pki/certificate";

const received: { readonly method: string; readonly body: string }[] = [];
let folder: string;
let server: Server;
let client: KubernetesClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "headwater-client-"));
  const authority = await ensureAuthority(folder, "authority", "test");
  const leaf = await ensureLeaf(folder, "leaf", authority, {
    subject: { commonName: "127.0.0.1" },
    usages: ["server"],
    names: ["IP:127.0.0.1"],
  });
  const [cert, key] = await Promise.all([leaf.certificate, leaf.key].map((file) => readFile(file, "utf8")));
  server = createServer({ cert, key }, async (request, response) => {
    received.push({ method: request.method ?? "", body: await text(request) });
    response.end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const kubeconfig = {
    clusters: [{ name: "test", cluster: { server: url, "certificate-authority": authority.certificate } }],
    users: [{ name: "test", user: { token: "none" } }],
    contexts: [{ name: "test", context: { cluster: "test", user: "test" } }],
    "current-context": "test",
  };
  const path = join(folder, "kubeconfig");
  await writeFile(path, JSON.stringify(kubeconfig));
  client = await KubernetesClient.connect({ KUBE_CONFIG_PATH: path });
});

afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

test("a deletion says which object is meant, and leaves the connection good for the next call", async () => {
  await client.delete("/api/v1/namespaces/shop/pods/orders", "uid-1");
  expect(await client.get("/api/v1/namespaces/shop/pods/orders")).toEqual({});
  const [deletion, next] = received.slice(-2);
  expect(deletion?.method).toBe("DELETE");
  expect(JSON.parse(deletion?.body ?? "")).toMatchObject({ preconditions: { uid: "uid-1" } });
  expect(next).toEqual({ method: "GET", body: "" });
});
