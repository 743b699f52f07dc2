import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GatewayProject } from "../../support/gateway/project";
import { type Address, callableAddress } from "../../support/load";

let project: GatewayProject;
let restate: Address;
let orders: Address;
let partners: Address;

beforeAll(async () => {
  const app = join(__dirname, "app.ts");
  project = await GatewayProject.deployed({ cluster: "durable", app, env: { CODE: "1" }, knative: false });
  restate = await callableAddress(project.api, "platform", "restate");
  orders = await callableAddress(project.api, "shop", "orders");
  partners = await callableAddress(project.api, "shop", "partners");
}, 600_000);
afterAll(async () => {
  await project?.remove();
});

const urlOf = ({ host, port }: Address, path: string) => `http://${host}:${port}/${path}`;

async function place(order: object): Promise<void> {
  const response = await fetch(urlOf(orders, ""), { method: "POST", body: JSON.stringify(order) });
  expect(response.status).toBe(202);
}

const askedFor = async (order: string): Promise<unknown> => (await fetch(urlOf(partners, order))).json();

/** What the ledger's entity of the order has noted under the name; null: nothing. */
async function noted(order: string, name: string): Promise<unknown> {
  const response = await fetch(urlOf(restate, `shop.ledger/${order}/read`), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(name),
  });
  return response.ok ? await response.json() : undefined;
}

interface Deployment {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly replicas: number };
}

const versionsOf = async (name: string): Promise<readonly Deployment[]> =>
  await project.api.list<Deployment & { apiVersion: string; kind: string }>(
    "/apis/apps/v1/namespaces/shop/deployments",
    { labelSelector: `app.kubernetes.io/name=${name}` },
  );
const namesOf = async (name: string) => (await versionsOf(name)).map(({ metadata }) => metadata.name);

/** In the cluster of the tests events arrive within seconds; pods may have to be started for them. */
const WAIT = { timeout: 60_000, interval: 250 };

async function nothingRuns(): Promise<void> {
  const replicas = async () =>
    (await Promise.all([versionsOf("checkout"), versionsOf("ledger")])).flat().map(({ spec }) => spec.replicas);
  await expect.poll(replicas, WAIT).toEqual([0, 0]);
}

test("events wake functions that have no pod, and what fails or is late is undone", async () => {
  await nothingRuns();
  await place({ id: "o-1" });
  await place({ id: "o-2", ship: "fails" });
  await place({ id: "o-3", charge: "hangs" });
  await expect.poll(() => askedFor("o-1"), WAIT).toEqual(["reserve", "charge", "ship"]);
  await expect
    .poll(() => askedFor("o-2"), WAIT)
    .toEqual(["reserve", "charge", "undo-ship", "undo-charge", "undo-reserve"]);
  await expect.poll(() => askedFor("o-3"), WAIT).toEqual(["reserve", "undo-charge", "undo-reserve"]);
  await expect.poll(() => noted("o-1", "ended"), WAIT).toBe("version 1");
  expect(await Promise.all(["o-1", "o-2", "o-3"].map((order) => noted(order, "placed")))).toEqual([1, 1, 1]);
  expect(await noted("o-2", "ended")).toBeNull();
});

test("a new version takes new calls, and the one before ends what it has begun and is removed", async () => {
  await place({ id: "o-4", wait: true });
  await expect.poll(() => noted("o-4", "awaits"), WAIT).toMatch(/^sign_/);
  const [first = ""] = await namesOf("checkout");

  // What has begun outlives Restate's pod as well.
  await project.api.delete("/api/v1/namespaces/platform/pods/restate-0", undefined);
  await project.deploy(["shop"], { CODE: "2" });
  await place({ id: "o-5" });
  await expect.poll(() => noted("o-5", "ended"), WAIT).toBe("version 2");
  expect(await namesOf("checkout")).toHaveLength(2);

  await fetch(urlOf(restate, `restate/awakeables/${await noted("o-4", "awaits")}/resolve`), { method: "POST" });
  await expect.poll(() => noted("o-4", "ended"), WAIT).toBe("version 1");
  await expect.poll(() => namesOf("checkout"), WAIT).toEqual([expect.not.stringMatching(first)]);
});

test("without anything to do no pod runs, and all is well", async () => {
  await nothingRuns();
  const { problems, namespaces } = await project.status();
  expect(problems).toEqual([]);
  const shop = namespaces.find(({ name }) => name === "shop");
  expect(shop).toEqual([]);
});
