import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Bar, isTrue } from "../../bench/figures";
import type { ApiObject } from "../../cli/kubernetes/client";
import type { Progress } from "../../console/progress";
import { ensureRuntime } from "../../scripts/build/ensure-runtime";
import { GatewayProject } from "../../tests/support/gateway/project";
import { type Address, callableAddress } from "../../tests/support/load";

interface Deployment extends ApiObject {
  readonly spec: { readonly replicas: number };
}

/** Durable functions in a cluster: woken from zero, versions beside each other, Restate's pod lost, destroyed, put back. */
export async function durable(progress: Progress): Promise<Bar[]> {
  await progress.step("Bundle the runtime", ensureRuntime);
  const app = join(__dirname, "durable-app.ts");
  const options = { cluster: "prove-durable", app, env: { CODE: "1" }, knative: false };
  return await GatewayProject.whileDeployed(options, async (project) => {
    const shop = await Shop.of(project);
    return [
      ...(await progress.step("Sagas", () => sagas(shop))),
      ...(await progress.step("Versions", () => versions(shop))),
      ...(await progress.step("A destroy", () => destroyed(shop))),
    ];
  });
}

async function sagas(shop: Shop): Promise<Bar[]> {
  await shop.sleeps();
  const started = Date.now();
  await shop.place({ id: "o-1" });
  await shop.place({ id: "o-2", ship: "fails" });
  await shop.place({ id: "o-3", charge: "hangs" });
  const bars = [
    await shop.asks("completes", "o-1", ["reserve", "charge", "ship"]),
    await shop.asks("is undone when a step fails", "o-2", [
      "reserve",
      "charge",
      "undo-ship",
      "undo-charge",
      "undo-reserve",
    ]),
    await shop.asks("is undone when a step is late", "o-3", ["reserve", "undo-charge", "undo-reserve"]),
  ];
  const seconds = (Date.now() - started) / 1000;
  // The answer comes when the saga has ended.
  await shop.place({ id: "o-0", called: true });
  const called = await shop.asks("completes when a service calls it", "o-0", ["reserve", "charge", "ship"]);
  const ended = [await shop.notes("o-1", "ended"), await shop.noted("o-2", "ended")];
  const counted = await Promise.all(["o-1", "o-2", "o-3"].map((order) => shop.noted(order, "placed")));
  return [
    ...bars,
    called,
    isTrue("all three began without a pod, in s", seconds < 60, seconds.toFixed(1)),
    isTrue("only the one that completes goes on", isDeepStrictEqual(ended, ["version 1", null]), String(ended)),
    isTrue("an entity counts each event once", isDeepStrictEqual(counted, [1, 1, 1]), String(counted)),
  ];
}

async function versions(shop: Shop): Promise<Bar[]> {
  await shop.place({ id: "o-4", wait: true });
  await shop.notes("o-4", "awaits");
  const [first = ""] = await shop.versions("checkout");
  // What has begun outlives Restate's pod, too.
  await shop.project.api.delete("/api/v1/namespaces/platform/pods/restate-0", undefined);
  await shop.project.deploy(["shop"], { CODE: "2" });
  await shop.place({ id: "o-5" });
  const next = await shop.notes("o-5", "ended");
  const beside = await shop.versions("checkout");
  // Both versions have the function's credentials.
  const user = await shop.project.rotate("shop/checkout");
  await shop.goesOn("o-4");
  const former = await shop.notes("o-4", "ended");
  await shop.project.until(
    "the former version is gone",
    async () => !(await shop.versions("checkout")).includes(first),
  );
  return [
    isTrue("a new version takes new calls, Restate's pod having been deleted", next === "version 2", String(next)),
    isTrue("the former is there beside it", beside.length === 2, beside.join(" ")),
    isTrue("both get new credentials", user === "shop.checkout.2", user),
    isTrue("it ends what it has begun, and then is removed", former === "version 1", String(former)),
  ];
}

async function destroyed(shop: Shop): Promise<Bar[]> {
  await shop.sleeps();
  const { problems } = await shop.project.status();
  await shop.place({ id: "o-6", wait: true });
  await shop.notes("o-6", "awaits");
  await shop.project.destroy(["shop"]);
  const kept = [await shop.versions("checkout"), await shop.versions("ledger")];
  await shop.project.deploy(["shop"], { CODE: "2" });
  const again = await Shop.of(shop.project);
  await again.goesOn("o-6");
  const ended = await again.notes("o-6", "ended");
  const counted = await again.noted("o-1", "placed");
  return [
    isTrue("status finds all well while nothing runs", problems.length === 0, JSON.stringify(problems)),
    isTrue("a destroy leaves what has not ended", kept[0]?.length === 1, kept.flat().join(" ")),
    isTrue("and takes what has", kept[1]?.length === 0, kept.flat().join(" ")),
    isTrue("the next deploy lets it go on", ended === "version 2", String(ended)),
    isTrue("state is there again", counted === 1, String(counted)),
  ];
}

/** What a person at the program's addresses sees and does. */
class Shop {
  private constructor(
    readonly project: GatewayProject,
    private readonly restate: Address,
    private readonly orders: Address,
    private readonly partners: Address,
  ) {}

  static async of(project: GatewayProject): Promise<Shop> {
    const at = (namespace: string, name: string) => callableAddress(project.api, namespace, name);
    return new Shop(project, await at("platform", "restate"), await at("shop", "orders"), await at("shop", "partners"));
  }

  async place(order: object): Promise<void> {
    await this.send(this.orders, "", order);
  }

  /** Lets an order go on that waits. */
  async goesOn(order: string): Promise<void> {
    await this.send(this.restate, `restate/awakeables/${await this.notes(order, "awaits")}/resolve`);
  }

  /** What the ledger's entity of the order has noted under the name; null if that is nothing. */
  async noted(order: string, name: string): Promise<unknown> {
    return await (await this.send(this.restate, `shop.ledger/${order}/read`, name)).json();
  }

  /** The same, once it is something. */
  async notes(order: string, name: string): Promise<unknown> {
    return await this.project.until(`${order} has noted ${name}`, async () => await this.noted(order, name));
  }

  async asks(what: string, order: string, steps: readonly string[]): Promise<Bar> {
    let asked: unknown;
    const all = async () => {
      const { host, port } = this.partners;
      asked = await (await fetch(`http://${host}:${port}/${order}`, { signal: AbortSignal.timeout(10_000) })).json();
      return isDeepStrictEqual(asked, steps);
    };
    const holds = await this.project.until(`the saga of ${order} has ended`, all).catch(() => false);
    return isTrue(`a saga ${what}`, holds, String(asked));
  }

  async versions(name: string): Promise<string[]> {
    return (await this.deployments(name)).map(({ metadata }) => metadata.name);
  }

  /** Resolves once no function has a pod. */
  async sleeps(): Promise<void> {
    await this.project.until("no function runs", async () => {
      const all = [...(await this.deployments("checkout")), ...(await this.deployments("ledger"))];
      return all.every(({ spec }) => spec.replicas === 0);
    });
  }

  private async deployments(name: string): Promise<readonly Deployment[]> {
    const labelSelector = `app.kubernetes.io/name=${name}`;
    return await this.project.api.list<Deployment>("/apis/apps/v1/namespaces/shop/deployments", { labelSelector });
  }

  private async send({ host, port }: Address, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`http://${host}:${port}/${path}`, {
      method: "POST",
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    });
    if (!response.ok) throw new Error(`${path}: HTTP ${response.status} ${await response.text()}`);
    return response;
  }
}
