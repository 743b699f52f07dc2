import { join } from "node:path";
import { type Bar, isTrue } from "../../bench/figures";
import type { ApiObject } from "../../cli/kubernetes/client";
import type { Progress } from "../../console/progress";
import { GatewayProject } from "../../tests/support/gateway/project";
import { Client } from "../../tests/support/gateway/requests";
import { deletePod, isReady, type Pod } from "./kill";
import { PASSWORD, redisObjects } from "./redis";

/** Requests of each client a day, on both routes of the program. */
const LIMIT = 20;
/** For each of two proxies, in turn. */
const REQUESTS = 30;

type Counts = Readonly<Record<number, number>>;

/** Two proxies count requests together in a real Redis, and serve while it does not answer. */
export async function limits(progress: Progress): Promise<Bar[]> {
  const options = {
    cluster: "prove-limits",
    app: join(__dirname, "limits-app.ts"),
    env: {},
    knative: false,
    limits: true,
  };
  return await GatewayProject.whileDeployed(options, async (project) => {
    await project.secret("shop", "partners", { ada: "key-of-ada", bob: "key-of-bob", eve: "key-of-eve" });
    await progress.step("Start Redis and what counts", () => startCounting(project));
    const proxies = await progress.step("Wait for two proxies that know their keys", () => readyProxies(project));
    const send = (path: string, client: string) =>
      progress.step(`Send requests of ${client} for ${path} to both`, async (say) => {
        const counts = await requests(proxies, path, client);
        say(told(counts));
        return counts;
      });

    const apart = await send("/apart", "ada");
    const together = await send("/together", "ada");
    const other = await send("/together", "bob");
    await progress.step("Kill Redis", async () => {
      const path = "/apis/apps/v1/namespaces/data/deployments/redis";
      await project.api.delete(path, (await project.api.get<ApiObject>(path))?.metadata.uid);
      await project.until("its pod is gone", async () => (await redisPods(project)).length === 0);
    });
    const without = await send("/together", "ada");
    const exactly = (what: string, counts: Counts, served: number) => {
      const [good = 0, limited = 0] = [counts[200], counts[429]];
      return isTrue(what, good === served && good + limited === 2 * REQUESTS, told(counts));
    };
    return [
      exactly("each proxy lets a client's limit through on its own", apart, 2 * LIMIT),
      exactly("both let it through together, once", together, LIMIT),
      exactly("another client has its own", other, LIMIT),
      exactly("all is served while Redis does not answer", without, 2 * REQUESTS),
    ];
  });
}

async function startCounting(project: GatewayProject): Promise<void> {
  await project.secret("envoy-gateway", "redis", { password: PASSWORD });
  for (const { path, object } of redisObjects()) await project.create(path, object);
  await project.until("Redis is ready", async () => (await redisPods(project)).some(isReady));
  // Ended for want of a Redis, they would be started again later and later.
  for (const pod of await counting(project)) await deletePod(project, pod);
  await project.until("what counts is ready", async () => {
    const pods = await counting(project);
    return pods.length === 2 && pods.every(isReady);
  });
}

const counting = (project: GatewayProject) =>
  podsLike(project, "envoy-gateway", "app.kubernetes.io/component=ratelimit");
const redisPods = (project: GatewayProject) => podsLike(project, "data", "app=redis");

const podsLike = (project: GatewayProject, namespace: string, labelSelector: string) =>
  project.api.list<Pod>(`/api/v1/namespaces/${namespace}/pods`, { labelSelector });

async function readyProxies(project: GatewayProject): Promise<readonly Client[]> {
  const proxies = await project.until("two proxies are ready", async () => {
    const pods = await project.proxies("public");
    return pods.length === 2 && pods.every(isReady) && pods.map(({ status }) => new Client(status.podIP, 10_080));
  });
  for (const proxy of proxies) {
    for (const path of ["/apart", "/together"]) {
      await project.until(`${path} is served`, async () => (await ask(proxy, path, "eve")) === 200);
    }
  }
  return proxies;
}

async function requests(proxies: readonly Client[], path: string, client: string): Promise<Counts> {
  const counts: Record<number, number> = {};
  for (let sent = 0; sent < REQUESTS; sent++) {
    for (const proxy of proxies) {
      const status = await ask(proxy, path, client);
      counts[status] = (counts[status] ?? 0) + 1;
    }
  }
  return counts;
}

const ask = async (proxy: Client, path: string, client: string): Promise<number> =>
  (await proxy.send(path, { headers: { "x-api-key": `key-of-${client}` } })).status;

const told = (counts: Counts): string =>
  Object.entries(counts)
    .map(([status, count]) => `${status} ${count} times`)
    .join(", ");
