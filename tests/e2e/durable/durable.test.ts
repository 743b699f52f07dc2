import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GatewayProject } from "../../support/gateway/project";
import { addressOf } from "../../support/load";

let project: GatewayProject;
let ingress: string;

beforeAll(async () => {
  project = await GatewayProject.deployed({ cluster: "durable", app: join(__dirname, "app.ts"), env: { CODE: "1" } });
  const { host, port } = await addressOf(project.api, "platform", "restate");
  ingress = `http://${host}:${port}`;
}, 600_000);
afterAll(async () => {
  await project?.remove();
});

async function place(order: object): Promise<void> {
  const { host, port } = await addressOf(project.api, "shop", "orders");
  const response = await fetch(`http://${host}:${port}/`, { method: "POST", body: JSON.stringify(order) });
  expect(response.status).toBe(202);
}

/** What the ledger's entity of the order has noted under the name. */
async function noted(order: string, name: string): Promise<unknown> {
  const response = await fetch(`${ingress}/shop.ledger/${order}/read`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(name),
  });
  return response.ok ? await response.json() : undefined;
}

async function versions(): Promise<string[]> {
  const deployments = await project.api.listMetadata("/apis/apps/v1/namespaces/shop/deployments", {
    labelSelector: "app.kubernetes.io/name=checkout",
  });
  return deployments.map(({ metadata }) => metadata.name);
}

/** In the cluster of the tests events arrive within seconds; pods may have to be started for them. */
const WAIT = { timeout: 60_000, interval: 500 };

test("an event starts a function and reaches an entity, each once", async () => {
  await place({ id: "o-1" });
  await expect.poll(() => noted("o-1", "ended"), WAIT).toBe("version 1");
  expect(await noted("o-1", "placed")).toBe(1);
});

test("a new version takes new calls, and the one before ends what it has begun and is removed", async () => {
  await place({ id: "o-2", wait: true });
  await expect.poll(() => noted("o-2", "awaits"), WAIT).toMatch(/^sign_/);
  const [first = ""] = await versions();

  await project.deploy(["shop"], { CODE: "2" });
  await place({ id: "o-3" });
  await expect.poll(() => noted("o-3", "ended"), WAIT).toBe("version 2");
  expect(await versions()).toHaveLength(2);

  await fetch(`${ingress}/restate/awakeables/${await noted("o-2", "awaits")}/resolve`, { method: "POST" });
  await expect.poll(() => noted("o-2", "ended"), WAIT).toBe("version 1");
  await expect.poll(versions, { timeout: 90_000, interval: 1_000 }).toEqual([expect.not.stringMatching(first)]);
});

test("functions run no pods while there is nothing to do, and are well", async () => {
  const replicas = async () => {
    const [name = ""] = await versions();
    const deployment = await project.api.get<{ spec: { replicas: number } }>(
      `/apis/apps/v1/namespaces/shop/deployments/${name}`,
    );
    return deployment?.spec.replicas;
  };
  await expect.poll(replicas, { timeout: 120_000, interval: 1_000 }).toBe(0);
  expect((await project.status()).problems).toEqual([]);
  await place({ id: "o-4" });
  await expect.poll(() => noted("o-4", "ended"), WAIT).toBe("version 2");
});
