import { randomUUID } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { releaseContracts } from "../../../cli/contracts/release";
import { Letters } from "../../../cli/dead-letters/letters";
import { diff } from "../../../cli/diff/diff";
import { replay } from "../../../cli/replay/replay";
import { statusOf } from "../../../cli/status/status";
import { UserError } from "../../../console/user-error";
import { Topology } from "../../../constructs";
import { expectedConnections, SURROUNDINGS } from "../../../prove/model/expected-connections";
import { OUTSIDE } from "../../../prove/model/netpol-analyzer";
import { sendFirstEvent, waitUntilAsleep } from "../../../scripts/up/first-event";
import { addAccessLog, auditedRequests, countedRequests } from "../../support/access-log/program";
import { startCollector } from "../../support/collector";
import { type Deployment, deployment, STACKS } from "../../support/deployment";
import { Client } from "../../support/gateway/requests";
import { writeContracts } from "../../support/ledger/contracts";
import { addLedger, podsOf, registeredVersions } from "../../support/ledger/program";
import { addressOf, callableAddress, startLoad } from "../../support/load";
import { addStranger, tryConnections } from "../../support/network/connections";
import { ownedObjects } from "../../support/owned-objects";
import { addStudio, followClock, type Span, transcode } from "../../support/studio/program";
import { addTraces, withTraces } from "../../support/traced-program";
import { chainTo, type ReceivedSpan, type SpanReceiver } from "../../support/traces";
import { sampleApp } from "../../support/watched";
import { annotationsOfPause, testDevelopersLoop } from "./developers-loop";

/** One story, told in order: each test goes on from where the one before it left the cluster. */
describe("the main job", () => {
  let sample: Deployment;
  let span: Span;
  /** These go on while the others run. */
  let transcoding: ReturnType<typeof transcode>;
  let striking: Promise<number>;
  let spans: SpanReceiver;

  beforeAll(async () => {
    sample = await deployment("main-job");
    spans = await startCollector(sample.api);
    await addTraces(sample.path);
    await addLedger(sample.path, { audit: false });
    await addAccessLog(sample.path);
    span = await addStudio(sample.path);
  });

  afterAll(async () => {
    spans?.stop();
    await sample?.remove();
  });

  const wakeUp = async () => {
    await waitUntilAsleep(sample.api, 90_000);
    return await sendFirstEvent(sample.api, 60_000);
  };

  test("cdktf deploy provisions the platform, and an event wakes a worker from zero", async () => {
    await sample.deploy();
    transcoding = transcode(sample.api);
    striking = followClock(sample.api, span);
    for (const each of [transcoding, striking]) each.catch(() => undefined); // told where it is waited for
    const event = await wakeUp();
    expect(event.wakeUpMs).toBeGreaterThan(0);
    expect(event.wakeUpMs).toBeLessThan(10_000);
    // A pod that a deploy starts, and KEDA ends at once, leaves the group: nobody waits for its session's end.
    expect(await sample.api.log("platform", "kafka-0")).not.toMatch(/Member \S+ in group shop\.shipping has failed/);
  });

  test("each pair of pods has the connections that are declared; all others time out", async () => {
    await addStranger(sample.api);
    const expected = expectedConnections(withTraces(Topology.of(sampleApp())), []);
    const { tried, open, failed } = await tryConnections(sample.api, expected);
    expect(failed).toEqual([]);
    expect(open).toEqual(tried.filter((connection) => expected.has(connection)));
    expect(open.length).toBeGreaterThan(20);
    const from = new Set(tried.map((connection) => connection.split(" => ")[0]));
    expect([...from]).toEqual(
      expect.arrayContaining(["shop/orders[Deployment]", "shop/shipping[Deployment]", SURROUNDINGS.stranger, OUTSIDE]),
    );
  });

  test("the gateway sends orders to their service, and nothing else", async () => {
    const { api } = sample;
    const { host: address, port } = await addressOf(api, "platform", "gateway-public");
    const gateway = new Client(address, port);
    const body = JSON.stringify({ customerId: "customer-2" });
    const send = async (path: string, host?: string) =>
      (await gateway.send(path, { method: "POST", body, ...(host ? { host } : {}) })).status;
    await expect.poll(() => send("/orders"), { timeout: 30_000, interval: 500 }).toBe(202);
    expect(await send("/other")).toBe(404);
    expect(await send("/orders", "other.example")).toBe(404);
  });

  test("a request is one trace, from the gateway to the worker that it wakes", async () => {
    const { host, port } = await addressOf(sample.api, "platform", "gateway-public");
    const trace = "0af7651916cd43dd8448eb211c80319c";
    const caller = "b7ad6b7169203331";
    const reply = await new Client(host, port).send("/orders?token=secret", {
      method: "POST",
      body: JSON.stringify({ customerId: "customer-4" }),
      // That its caller records nothing does not count.
      headers: { traceparent: `00-${trace}-${caller}-00` },
    });
    expect(reply.status).toBe(202);
    const handled = (all: readonly ReceivedSpan[]) =>
      chainTo(
        all.find(({ traceId, kind }) => traceId === trace && kind === "CONSUMER"),
        all,
      );
    const told = await spans.until((all) => handled(all)[0]?.parentId === caller, 60_000);
    const chain = handled(told);
    expect(chain.map(({ service, kind }) => `${service} ${kind}`)).toEqual([
      "gateway-public SERVER",
      "gateway-public CLIENT",
      "orders SERVER",
      "orders PRODUCER",
      "shipping CONSUMER",
    ]);
    expect(chain[0]?.attributes).toMatchObject({
      "headwater.gateway": "public",
      "headwater.route": expect.stringMatching("^httproute/shop/orders--orders/"),
      "http.url": "http://shop.example/orders",
    });
    expect(JSON.stringify(told)).not.toContain("secret");
  });

  test("each request of the gateway is an event, as its contract says", async () => {
    const { api } = sample;
    const { host, port } = await addressOf(api, "platform", "gateway-public");
    const gateway = new Client(host, port);
    const audited = async (path: string) => (await auditedRequests(api)).filter((each) => each.path?.startsWith(path));
    // Proxies are there before whoever collects their logs, and look for it every few seconds.
    const firstAudited = async () => {
      await gateway.send("/audited/first");
      return (await audited("/audited/first")).length;
    };
    await expect.poll(firstAudited, { timeout: 60_000, interval: 1_000 }).toBeGreaterThan(0);
    const count = 200;
    const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    const sent = Array.from({ length: count }, (_, number) =>
      gateway.send(`/audited/each/${number}?token=secret`, { headers: { traceparent, "x-client": "claimed" } }),
    );
    await Promise.all(sent);
    await expect.poll(async () => (await audited("/audited/each/")).length, { timeout: 30_000 }).toBe(count);
    const events = await audited("/audited/each/");
    const paths = Array.from({ length: count }, (_, number) => `/audited/each/${number}`);
    expect(events.map(({ path }) => path).sort()).toEqual(paths.sort());
    expect(new Set(events.map(({ requestId }) => requestId)).size).toBe(count);
    expect(events[0]).toMatchObject({
      gateway: "public",
      traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
      method: "GET",
      host: "shop.example",
      status: 404,
      details: "route_not_found",
      route: null,
      consumer: null,
    });
    expect(JSON.stringify(events)).not.toContain("secret");
    const [begun] = await audited("/audited/first");
    await spans.until((all) => all.some(({ traceId }) => traceId === begun?.traceId));
    expect(await countedRequests(api)).toBeGreaterThanOrEqual(count);
    await gateway.send("/orders", { method: "POST", body: JSON.stringify({ customerId: "customer-3" }) });
    const routes = async () =>
      new Set((await auditedRequests(api)).flatMap(({ status, route }) => (status === 202 ? [route] : [])));
    await expect.poll(routes, { timeout: 30_000 }).toEqual(new Set(["shop/orders--orders"]));
  });

  test("events that take long are handled side by side by Jobs, each once, and no Job is left", async () => {
    const { films, jobs } = await transcoding;
    const [one, two] = films;
    expect(films).toHaveLength(2);
    expect(new Set(films.map(({ pod }) => pod)).size).toBe(2);
    expect(Math.max(one?.began ?? 0, two?.began ?? 0)).toBeLessThan(Math.min(one?.ended ?? 0, two?.ended ?? 0));
    expect(jobs).toBe(2);
  });

  test("a changed worker is the only change, and readable", async () => {
    const file = join(sample.path, "stacks", "handlers", "shipping.ts");
    const before = await readFile(file, "utf8");
    await writeFile(file, before.replace('"shipped"', '"shipped by air"'));
    try {
      const plan = await sample.plan("shop");
      expect(plan.changes).toEqual([expect.stringMatching(/^helm_release\.shop_shipping_bundle_release/)]);
      // Terraform marks changed lines of a text in this column; everything else of the release is hidden or unmarked.
      const marked = plan.text.split("\n").filter((line) => /^ {14}[-+] /.test(line));
      expect(
        marked.map((line) => line.trim()),
        plan.text,
      ).toEqual([
        expect.stringMatching(/^- .*"shipped"/),
        expect.stringMatching(/^\+ .*"shipped by air"/),
        expect.stringMatching(/^- .*handler-digest/),
        expect.stringMatching(/^\+ .*handler-digest/),
      ]);
    } finally {
      await writeFile(file, before);
    }
  });

  test("a second deploy changes nothing", async () => {
    const revisions = async () => {
      const secrets = await sample.api.listMetadata("/api/v1/secrets", { labelSelector: "owner=helm" });
      return secrets.map(({ metadata }) => metadata.name).sort();
    };
    const before = await revisions();
    // That nothing of the others would change is what a diff tells, next.
    const { stacks } = await sample.deploy(STACKS);
    expect(stacks).toEqual(STACKS.map((name) => ({ name, changed: 0 })));
    expect(before.length).toBeGreaterThan(5);
    expect(await revisions()).toEqual(before);
    expect(await statusOf(sample.api)).toMatchObject({ ready: true, problems: [], unread: [] });
  });

  test("a diff finds nothing then, and tells what a change of the program or of the cluster would mean", async () => {
    const { env, path: appDir } = sample;
    process.env.HEADWATER_CHARTS = env.HEADWATER_CHARTS;
    expect(await diff({ appDir, stacks: [], env })).toMatchObject({ differs: false });
    await expect(diff({ appDir, stacks: ["shp"], env })).rejects.toMatchObject({ code: "HW-CLI-011" });

    const orders = "/apis/apps/v1/namespaces/shop/deployments/orders";
    await sample.api.merge(orders, { spec: { replicas: 3, paused: true } });
    const file = join(appDir, "stacks", "shop.ts");
    const before = await readFile(file, "utf8");
    await writeFile(
      file,
      before.replace("partitions: 4", "partitions: 6").replace("lagPerReplica: 50", "lagPerReplica: 9"),
    );
    try {
      const { differs, owners } = await diff({ appDir, stacks: ["shop"], env });
      expect(differs).toBe(true);
      const of = (name: string) => owners.find(({ owner }) => owner === name);
      const changed = (name: string) => of(name)?.objects.filter(({ state }) => state !== "unchanged");
      expect(of("shop/stream-order-placed")?.changes).toMatchObject([
        { action: "update", kind: "topic", name: "shop.order-placed", text: expect.stringContaining("from 4 to 6") },
      ]);
      expect(changed("shop/orders")).toEqual([
        {
          object: "Deployment shop/orders",
          state: "changed",
          fields: [{ path: "spec.replicas", from: 3, to: 1 }],
        },
      ]);
      expect(changed("shop/shipping")).toContainEqual({
        object: "ScaledObject shop/shipping",
        state: "changed",
        fields: [{ path: "spec.triggers[0].metadata.lagThreshold", from: "50", to: "9" }],
      });
    } finally {
      await writeFile(file, before);
      await sample.api.merge(orders, { spec: { replicas: 1, paused: null } });
      delete process.env.HEADWATER_CHARTS;
    }
  });

  test("a replay lets the worker handle its events again, and its dead letters can be listed", async () => {
    const { env, api } = sample;
    const ask = (dryRun: boolean) =>
      replay({
        workload: "shop/shipping",
        to: "earliest",
        dryRun,
        env,
        approve: async () => undefined,
        step: (_, body) => body(),
      });
    const { positions, changed } = await ask(false);
    expect(changed).toBe(true);
    const again = positions.reduce((sum, position) => sum + position.again, 0);
    expect(again).toBeGreaterThan(0);
    expect(await annotationsOfPause(api)).toEqual([]);
    // It wakes up and handles them: it is again where it was.
    const left = async () => (await ask(true)).positions.reduce((sum, position) => sum + position.again, 0);
    await expect.poll(left, { timeout: 30_000, interval: 1_000 }).toBe(again);
    const { letters } = await Letters.use({ workload: "shop/shipping", env }, (each) => each.list());
    expect(letters).toEqual([]);
  });

  testDevelopersLoop(() => sample);

  test("a contract that breaks what is released stops at synth, in each format", async () => {
    await releaseContracts({ appDir: sample.path, remove: [] });
    await writeContracts(sample.path, "broken");
    const refusal = await sample.synth().catch((error: Error) => error.message);
    for (const format of ["avro", "json", "protobuf"]) {
      expect(refusal).toMatch(new RegExp(`orders-in-${format}.*HW-RELEASED-011.*\\bid: `));
    }
  });

  test("without that it stops at the hook: before any new pod, with the old ones serving", async () => {
    const { api, path } = sample;
    await rm(join(path, "headwater.lock"));
    const [pods, versions] = [await podsOf(api, "ledger"), await registeredVersions(api)];
    const load = startLoad(await callableAddress(api, "ledger", "till"), () => ({ id: randomUUID() }), 1);
    const refusal = await sample.deploy(["ledger"]).catch((error: UserError) => error);
    const { sent, failed } = await load.stop();
    await writeContracts(path, "first");

    expect(refusal).toMatchObject({ code: "HW-DEPLOY-010" });
    const told = refusal instanceof UserError ? refusal.details : [];
    for (const format of ["avro", "json", "protobuf"]) {
      const cause = told.find((line) => line.includes(`hook Job ledger/stream-orders-in-${format}-expand`));
      expect(cause).toContain("HW-PROVISION-012");
      expect(cause).toMatch(/"(Order\.)?id".*it could not read events of version 1\./);
      expect(cause).toMatch(/"(Order\.)?id".*it breaks ledger\/tally \(reads with version 1\)/);
    }
    const { problems } = await statusOf(api);
    expect(problems).toContainEqual({
      object: "hook Job ledger/stream-orders-in-avro-expand",
      cause: expect.stringContaining("HW-PROVISION-012"),
      fix: "Correct the cause, then deploy again.",
    });
    expect(problems.map(({ object }) => object)).toContain("release ledger/stream-orders-in-avro");
    // A verdict is final: no second pod asks for it.
    const hook = await api.get<{ status: { failed: number } }>(
      "/apis/batch/v1/namespaces/ledger/jobs/stream-orders-in-avro-expand",
    );
    expect(hook?.status.failed).toBe(1);
    expect(pods.map((name) => name.split("-")[0])).toEqual(["tally", "till"]);
    expect(await podsOf(api, "ledger")).toEqual(pods);
    expect(versions).toEqual([1, 1, 1]);
    expect(await registeredVersions(api)).toEqual(versions);
    expect(failed).toEqual([]);
    expect(sent.length).toBeGreaterThan(10);
  });

  test("a worker has replicas while its schedule says so, and none afterwards", async () => {
    expect(await striking).toBe(2);
  });

  test("after destroy nothing is left but what is marked as retained", async () => {
    await sample.destroy();
    const left = await ownedObjects(sample.api, [
      ...["keda", "envoy-gateway", "platform"],
      ...["shop", "ledger", "operations", "studio"],
    ]);
    expect(left.rest).toEqual([]);
    expect(left.retained).toEqual(
      expect.arrayContaining(["Namespace/platform", "PersistentVolumeClaim/platform/data-kafka-0", "Namespace/shop"]),
    );
  });

  test("deploy again works, on the data that was kept", async () => {
    await sample.deploy(STACKS);
    await wakeUp();
  });
});
