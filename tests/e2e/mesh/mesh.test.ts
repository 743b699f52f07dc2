import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { ApiObject } from "../../../cli/kubernetes/client";
import { images } from "../../../constructs/delivery/pins";
import { restrictedContainer, restrictedPod } from "../../../constructs/engines/pod-security";
import { countedRequests } from "../../support/access-log/program";
import { startCollector } from "../../support/collector";
import { addresses } from "../../support/gateway/clients";
import { GatewayProject } from "../../support/gateway/project";
import { type Client, echoOf } from "../../support/gateway/requests";
import type { SpanReceiver } from "../../support/traces";

interface Pod extends ApiObject {
  readonly status: { readonly phase: string; readonly podIP: string };
}

/** What a caller's request got. */
interface Got {
  readonly status?: number;
  readonly body?: string;
  readonly refused?: string;
}

let project: GatewayProject;
let client: Client;
let outside: Server;
let spans: SpanReceiver;

beforeAll(async () => {
  outside = createServer((_, response) => response.end("outside")).listen(0);
  const [address = ""] = addresses();
  const { port } = outside.address() as AddressInfo;
  const env = { OUTSIDE: `${address}:${port}` };
  const kubeconfig = inject("kubeconfig");
  const app = `${__dirname}/app.ts`;
  project = await GatewayProject.deployed({ cluster: "traffic", kubeconfig, platform: "meshed", app, env });
  spans = await startCollector(project.api);
  client = await project.client("public");
  await project.until(
    "a call through the gateway arrives",
    async () => (await calls("patient", LEDGER)).status === 200,
  );
}, 600_000);
afterAll(async () => {
  spans?.stop();
  await project?.remove();
  outside?.close();
});

const LEDGER = "http://ledger.trade/entries";
const NEXT = "http://ledger-next.trade/entries";

/** Has a service call an address. */
async function calls(caller: string, to: string, method = "GET"): Promise<Got> {
  const reply = await client.send(`/${caller}?to=${encodeURIComponent(to)}`, { method });
  return reply.status === 200 ? (JSON.parse(reply.text) as Got) : { status: -reply.status };
}

const answering = ({ body = "{}" }: Got): string => (JSON.parse(body) as { pod: string }).pod;

const pods = (app: string) =>
  project.api.list<Pod>("/api/v1/namespaces/trade/pods", { labelSelector: `app.kubernetes.io/name=${app}` });

const many = <T>(count: number, one: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, one));

/** Five standard deviations of 500 draws at one in five: sqrt(500 * 0.2 * 0.8) = 8.9. */
const isAFifth = (count: number): boolean => Math.abs(count - 100) <= 45;

describe("a call", () => {
  test("that is declared arrives, with the caller's identity", async () => {
    const got = await calls("patient", LEDGER);
    expect(got.status).toBe(200);
    const { headers } = JSON.parse(got.body ?? "") as { headers: Record<string, string> };
    expect(headers["x-forwarded-client-cert"]).toContain("URI=spiffe://cluster.local/ns/trade/sa/patient");
  });

  test("by whom no permission is for gets 403", async () => {
    expect(await calls("impostor", LEDGER)).toEqual({ status: 403, body: "RBAC: access denied" });
  });

  test("that is not declared does not leave the caller's pod", async () => {
    expect(await calls("hasty", NEXT)).toMatchObject({ status: 502 });
  });

  test("in plain text is refused", async () => {
    expect((await calls("outsider", LEDGER)).refused).toMatch(/ECONNRESET|other side closed/);
  });

  test("ends when its caller's time is over, and no earlier than another caller's", async () => {
    const slow = `${LEDGER}?delay=1000`;
    expect(await calls("patient", slow)).toMatchObject({ status: 200 });
    expect(await calls("hasty", slow)).toMatchObject({ status: 504 });
  });

  test("is made again for the caller that wants it, if the method allows it", async () => {
    const failing = (key: string) => `${LEDGER}?fail=1&key=${key}`;
    expect(await calls("patient", failing("a"))).toMatchObject({ status: 200 });
    expect(await calls("patient", failing("b"), "POST")).toMatchObject({ status: 503 });
    expect(await calls("hasty", failing("c"))).toMatchObject({ status: 503 });
  });

  test("goes to the canary as often as was declared", async () => {
    const got = await many(500, () => calls("patient", NEXT));
    expect(new Set(got.map(({ status }) => status))).toEqual(new Set([200]));
    const canary = got.filter((each) => !answering(each).startsWith("ledger-next-")).length;
    expect(canary).toSatisfy(isAFifth);
  });

  test("goes past a replica that fails, once it has failed often enough", async () => {
    const [{ metadata } = { metadata: { name: "" } }] = await pods("ledger");
    const to = `${LEDGER}?failing=${metadata.name}`;
    await project.until("it is left out", async () => {
      const got = await many(10, () => calls("patient", to, "POST"));
      return got.every(({ status }) => status === 200);
    });
    // Other callers go on as before.
    const others = await many(40, () => calls("hasty", to, "POST"));
    expect(others.map(({ status }) => status)).toContain(503);
  });
});

describe("the gateway", () => {
  test("sends requests through the mesh, as itself and with the client's host beside the service's", async () => {
    const { headers } = echoOf(await client.send("/split"));
    expect(headers["x-forwarded-client-cert"]).toContain("URI=spiffe://cluster.local/ns/meshed/sa/gateway-public");
    expect(headers).toMatchObject({ host: "ledger.trade.svc.cluster.local", "x-forwarded-host": "shop.example" });
  });

  test("has the mesh split and copy them", async () => {
    const replies = await many(500, () => client.send("/split?key=copied"));
    const canary = replies.filter((reply) => echoOf(reply).pod.startsWith("ledger-next-")).length;
    expect(canary).toSatisfy(isAFifth);
    // The canary has a copy of each, beside its own.
    const seen = await many(10, () => calls("patient", `${NEXT}/seen?key=copied`));
    expect(Math.max(...seen.map(({ body = "{}" }) => (JSON.parse(body) as { times: number }).times))).toBeGreaterThan(
      550,
    );
  });
});

describe("beside the mesh", () => {
  test("Kafka takes events, and one wakes a worker that calls in turn", async () => {
    await project.until("nothing runs", async () => (await pods("recorder")).length === 0);
    expect((await client.send("/patient?publish=woken")).status).toBe(202);
    await project.until("the worker has called", async () => {
      const got = await many(4, () => calls("hasty", `${LEDGER}/seen?key=woken`));
      return got.some(({ body = "{}" }) => (JSON.parse(body) as { times: number }).times > 0);
    });
  });

  test("Restate takes an event, and its function calls in turn", async () => {
    await project.until("the function has called", async () => {
      const got = await many(4, () => calls("hasty", `${LEDGER}/seen?key=settle-woken`));
      return got.some(({ body = "{}" }) => (JSON.parse(body) as { times: number }).times > 0);
    });
  });

  test("Restate is called by whoever declares that, and by nobody else", async () => {
    const run = "http://restate.meshed.svc:8080/trade.settling/run";
    expect(await calls("patient", run, "POST")).toMatchObject({ status: 200 });
    expect((await calls("hasty", run, "POST")).refused).toMatch(/ECONNRESET|other side closed/);
  });

  test("metrics are read without it, at their port alone", async () => {
    const [{ status } = { status: { podIP: "" } }] = await pods("ledger");
    expect(await calls("outsider", `http://${status.podIP}:8081/metrics`)).toMatchObject({ status: 200 });
    expect((await calls("outsider", `http://${status.podIP}:8080/`)).refused).toMatch(/ECONNRESET|other side closed/);
  });

  test("what was declared outside the cluster is reached, and nothing else", async () => {
    const { port } = outside.address() as AddressInfo;
    const [address = ""] = addresses();
    expect(await calls("patient", `http://${address}:${port}/`)).toEqual({ status: 200, body: "outside" });
    const other = await calls("hasty", `http://${address}:${port}/`);
    expect(other.status === 502 || other.refused !== undefined).toBe(true);
  });

  test("a Job calls, and ends with its proxy", async () => {
    await project.create("/apis/batch/v1/namespaces/trade/jobs", job);
    await project.until("it is done", async () => {
      const done = await project.api.get<ApiObject & { status: { succeeded?: number; failed?: number } }>(
        "/apis/batch/v1/namespaces/trade/jobs/once",
      );
      expect(done?.status.failed ?? 0).toBe(0);
      return done?.status.succeeded === 1;
    });
  });
});

describe("what happened", () => {
  test("is told by gateway, proxies and handlers as one trace, without a query", async () => {
    const trace = "0af7651916cd43dd8448eb211c80319c";
    const headers = { traceparent: `00-${trace}-b7ad6b7169203331-01` };
    const called = async () => {
      await client.send(`/patient?to=${encodeURIComponent(`${LEDGER}?token=secret`)}`, { headers });
      const told = spans.spans.filter(({ traceId }) => traceId === trace);
      return [...new Set(told.map(({ service, kind }) => `${service} ${kind}`))].sort();
    };
    const told = ["gateway-public", "patient.trade"].flatMap((each) => [`${each} CLIENT`, `${each} SERVER`]);
    const expected = [...told, "ledger SERVER", "ledger.trade SERVER", "patient SERVER"].sort();
    await expect.poll(called, { timeout: 60_000, interval: 1_000 }).toEqual(expected);
    expect(JSON.stringify(spans.spans)).not.toContain("secret");
  });

  test("is in the access logs' stream", async () => {
    await expect.poll(() => countedRequests(project.api), { timeout: 60_000, interval: 1_000 }).toBeGreaterThan(0);
  });
});

/** As one of patient's pods, by its account and labels. */
const job = {
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "once" },
  spec: {
    backoffLimit: 0,
    template: {
      metadata: { labels: { "app.kubernetes.io/name": "patient" } },
      spec: {
        ...restrictedPod,
        serviceAccountName: "patient",
        restartPolicy: "Never",
        containers: [
          {
            ...restrictedContainer,
            name: "once",
            image: images.node,
            command: [
              "node",
              "-e",
              `fetch("${LEDGER}").then(({ status }) => process.exit(status === 200 ? 0 : status))`,
            ],
          },
        ],
      },
    },
  },
};
