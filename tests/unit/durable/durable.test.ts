import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { App } from "cdktf";
import { describe, expect, it } from "vitest";
import {
  Durable,
  type DurableEngine,
  DurableEntity,
  DurableFunction,
  EventStream,
  Handler,
  HeadwaterStack,
  Mesh,
  type MeshEngine,
  Platform,
  Service,
  Team,
  Topology,
  Worker,
} from "../../../constructs";
import { mermaidOf } from "../../../constructs/documents";
import { durableDeclaration } from "../../../constructs/engines/durable";
import type { KubernetesObject } from "../../../constructs/engines/engine";
import type { Kinds } from "../../../constructs/kubernetes/generated";
import { manifestOf } from "../../../constructs/manifest/platform-manifest";
import { synthObjects } from "../../../constructs/testing";
import { objectsByOwner } from "../../../constructs/testing/objects-of";
import { releasesOf } from "../../support/synth";

const CODE = "module.exports = async () => 1;";

function shopWith(code = CODE, durable: DurableEngine = Durable.embedded(), mesh?: MeshEngine): App {
  const app = new App();
  const parts = { durable, ...(mesh ? { mesh } : {}) };
  const platform = new Platform(new HeadwaterStack(app, "core"), "platform", parts);
  const shop = new Team(new HeadwaterStack(app, "team"), "shop", { platform });
  const [placed, shipped] = [new EventStream(shop, "order-placed"), new EventStream(shop, "order-shipped")];
  const orders = new Service(shop, "orders", { handler: Handler.inline(CODE) });
  orders.publishes(placed);
  const checkout = new DurableFunction(shop, "checkout", { handler: Handler.inline(code) });
  checkout.subscribes(placed, { deadLetter: true });
  checkout.publishes(shipped);
  const stock = new DurableEntity(shop, "stock", { handler: Handler.inline(CODE) });
  stock.subscribes(placed, { handler: "take" });
  stock.subscribes(shipped);
  orders.calls(checkout, stock);
  return app;
}

const ELSEWHERE = { admin: "http://restate.example:9070", identity: `publickeyv1_${"2".repeat(44)}` };

const objects = (app: App, owner: string) => objectsByOwner(app).get(owner) ?? [];
const named = (all: readonly KubernetesObject[], kind: string) =>
  all.filter((each) => each.kind === kind).map(({ metadata }) => metadata.name);
const versionIn = (app: App) => named(objects(app, "shop/checkout"), "Deployment")[0] ?? "";

describe("a durable function", () => {
  it("has a version of its own for each code, which Helm keeps", () => {
    const app = shopWith();
    const version = versionIn(app);
    expect(version).toMatch(/^checkout-[0-9a-f]{8}$/);
    expect(versionIn(shopWith())).toBe(version);
    expect(versionIn(shopWith("module.exports = async () => 2;"))).not.toBe(version);
    const kept = objects(app, "shop/checkout").filter(
      ({ metadata }) => metadata.annotations?.["helm.sh/resource-policy"] === "keep",
    );
    expect(kept.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort()).toEqual(
      [
        `ConfigMap ${version}-handler`,
        `Deployment ${version}`,
        `PodDisruptionBudget ${version}`,
        `ScaledObject ${version}`,
        `Service ${version}`,
      ].sort(),
    );
  });

  it("is registered once its pods run, and removed by name", () => {
    const jobs = objects(shopWith(), "shop/checkout").filter(({ kind }) => kind === "Job");
    expect(jobs.map(({ metadata }) => [metadata.name, metadata.annotations?.["helm.sh/hook"]]).sort()).toEqual([
      ["checkout-contract", "pre-delete"],
      ["checkout-expand", "pre-install,pre-upgrade"],
      ["checkout-register", "post-install,post-upgrade"],
    ]);
  });

  it("is given its events by a worker, each to one handler", () => {
    const yaml = synthObjects(shopWith());
    expect(yaml["shop/stock-events"]).toContain(
      '{\\"ingress\\":\\"http://restate.platform.svc:8080\\",\\"routes\\":[{\\"stream\\":\\"order-placed\\",\\"service\\":\\"shop.stock\\",\\"handler\\":\\"take\\",\\"keyed\\":true},{\\"stream\\":\\"order-shipped\\",\\"service\\":\\"shop.stock\\",\\"handler\\":\\"order-shipped\\",\\"keyed\\":true}]}',
    );
    expect(yaml["shop/checkout-events"]).toContain('\\"handler\\":\\"run\\",\\"keyed\\":false');
    // An outage of Restate makes no dead letters.
    expect(yaml["shop/checkout-events"]).toContain('\\"timeoutMs\\":86400000');
  });

  it("has the dead letters of what hands it events, which another worker may repair", () => {
    const app = shopWith();
    const constructs = app.node.findAll();
    const find = (path: string) => constructs.find(({ node }) => node.path === path);
    const checkout = find("team/shop/checkout") as DurableFunction;
    const repair = new Worker(find("team/shop") as Team, "repair", { handler: Handler.inline(CODE) });
    repair.subscribes(checkout.deadLetters);
    expect(JSON.stringify(objects(app, "shop/repair"))).toContain(
      '\\"topic\\":\\"shop.checkout-events.dead-letters\\"',
    );
    expect(JSON.stringify(objects(app, "shop/checkout-events"))).toContain(
      '\\"deadLetterTopic\\":\\"shop.checkout-events.dead-letters\\"',
    );
    expect(Topology.of(app).streams.map(({ topic }) => topic)).not.toContain("shop.checkout.dead-letters");
  });

  it("takes the events of another program's stream with the handler that is named like the stream", () => {
    const file = join(mkdtempSync(join(tmpdir(), "headwater-platform-")), "platform.json");
    const first = new App();
    const platform = new Platform(new HeadwaterStack(first, "core"), "platform", { durable: Durable.embedded() });
    const shop = new Team(new HeadwaterStack(first, "team"), "shop", { platform });
    new Service(shop, "orders", { handler: Handler.inline(CODE) }).publishes(
      new EventStream(shop, "order-placed", { visibility: "platform" }),
    );
    const topology = Topology.of(first);
    writeFileSync(file, JSON.stringify(manifestOf(topology, platform.node.path, {})));
    const second = new App();
    const imported = Platform.fromManifest(new HeadwaterStack(second, "billing"), "platform", file);
    const billing = new Team(new HeadwaterStack(second, "team"), "billing", { platform: imported });
    const stock = new DurableEntity(billing, "stock", { handler: Handler.inline(CODE) });
    stock.subscribes(imported.stream("shop", "order-placed"));
    expect(synthObjects(second)["billing/stock-events"]).toContain('\\"handler\\":\\"order-placed\\"');
    rmSync(dirname(file), { recursive: true });
  });

  it("comes after its runtime, and nothing else waits for that", () => {
    const app = shopWith();
    const stack = app.node.findChild("team") as HeadwaterStack;
    const { checkout, stock, orders, "stock-events": forwarder } = releasesOf(stack);
    const runtime = expect.stringMatching(/^kubernetes_config_map_v1\..*durable-runtime/);
    for (const release of [checkout, stock]) expect(release?.depends_on).toContainEqual(runtime);
    for (const release of [orders, forwarder]) expect(release?.depends_on).not.toContainEqual(runtime);
  });

  it("takes no events of another program", () => {
    const [app, other] = [shopWith(), shopWith()];
    const find = (program: App, path: string) => program.node.findAll().find(({ node }) => node.path === path);
    const foreign = new EventStream(find(other, "team/shop") as Team, "order-billed");
    (find(app, "team/shop/checkout") as DurableFunction).subscribes(foreign);
    expect(() => synthObjects(app)).toThrow(/HW-EDGE-001: team\/shop\/order-billed belongs to another App/);
  });

  it("is called by Restate alone, and connects to what it publishes to alone", () => {
    const policy = objects(shopWith(), "shop/checkout").find(
      ({ kind, metadata }) => kind === "NetworkPolicy" && metadata.name === "checkout",
    ) as unknown as { spec: { ingress: { ports: { port: unknown }[]; from: unknown }[]; egress: unknown[] } };
    expect(policy.spec.ingress.map(({ ports }) => ports.map(({ port }) => port))).toEqual([["health"], ["durable"]]);
    expect(JSON.stringify(policy.spec.ingress[1]?.from)).toContain('"app.kubernetes.io/name":"restate"');
    expect(policy.spec.egress).toHaveLength(2);
  });

  it("calls others through its journal: no address, no connection, and nobody else", () => {
    const app = shopWith();
    const constructs = app.node.findAll();
    const find = (path: string) => constructs.find(({ node }) => node.path === path) as DurableFunction;
    find("team/shop/checkout").calls(find("team/shop/stock"));
    const own = objects(app, "shop/checkout");
    expect(JSON.stringify(own)).toContain('{"name":"HEADWATER_DURABLE_CALLEES","value":"[\\"shop.stock\\"]"}');
    expect(JSON.stringify(own)).not.toContain("STOCK_URL");
    const policy = own.find(({ kind, metadata }) => kind === "NetworkPolicy" && metadata.name === "checkout");
    expect((policy as unknown as { spec: { egress: unknown[] } }).spec.egress).toHaveLength(2);
    expect(mermaidOf(Topology.of(app))).toMatch(/checkout -\.-> \S*stock\b/);
  });

  it("is called by a service at Restate's ingress, and the service connects there alone", () => {
    const own = objects(shopWith(), "shop/orders");
    expect(JSON.stringify(own)).toContain(
      '{"name":"CHECKOUT_URL","value":"http://restate.platform.svc:8080/shop.checkout"},{"name":"STOCK_URL","value":"http://restate.platform.svc:8080/shop.stock"}',
    );
    const egressOf = (name: string) =>
      own.filter(({ kind, metadata }) => kind === "NetworkPolicy" && metadata.name === name).map(({ spec }) => spec);
    expect(JSON.stringify(egressOf("orders"))).toContain('"ports":[{"port":"ingress","protocol":"TCP"}]');
    expect(named(own, "NetworkPolicy")).toEqual(["orders"]);
  });

  it.each([
    [Durable.embedded(), "*/restate.platform.svc.cluster.local"],
    [Durable.external({ ...ELSEWHERE, ingress: "https://restate.example:8443" }), "*/restate.example"],
  ])("is called through a mesh, which knows %o", (engine, host) => {
    const own = objects(shopWith(CODE, engine, Mesh.istio()), "shop/orders");
    expect(JSON.stringify(own.filter(({ kind }) => kind === "Sidecar"))).toContain(`"${host}"`);
  });

  it("gives the provisioner the rights to remove versions only where there can be some", () => {
    const rules = (app: App) => JSON.stringify(objects(app, "default/namespace-shop"));
    expect(rules(shopWith())).toContain("scaledobjects");
    const app = new App();
    new Team(new HeadwaterStack(app, "team"), "shop", {
      platform: new Platform(new HeadwaterStack(app, "core"), "platform"),
    });
    expect(rules(app)).not.toContain("scaledobjects");
  });
});

describe("Durable.restate", () => {
  const render = (engine: DurableEngine) =>
    engine.renderDurable({
      name: "restate",
      namespace: "platform",
      runtimeConfigMap: "r",
      platformNamespace: "platform",
    });

  it("makes a cluster of nodes that know each other, with one that makes it", () => {
    const engine = Durable.restate({ snapshots: { url: "s3://restate/prod", region: "eu-central-1" } });
    expect(engine.problems).toEqual([]);
    const text = JSON.stringify(render(engine).find(({ kind }) => kind === "StatefulSet"));
    expect(text).toContain('"replicas":3');
    expect(text).toContain("http://restate-2.restate-nodes.platform.svc:5122");
    expect(text).toContain("restate-0");
    expect(text).toContain("s3://restate/prod");
    expect(durableDeclaration(engine, "platform").snapshotPort).toBe(443);
  });

  it.each([
    ["the first node", "restate-0", "", "true"],
    ["another", "restate-1", "", "false"],
    ["the first node, once there is something to lose", "restate-0", "true", "false"],
  ])("lets %s make the cluster or join: %s", (_, pod, inUse, makes) => {
    const engine = Durable.restate({ snapshots: { url: "s3://restate/prod", region: "eu-central-1" } });
    const set = render(engine).find(({ kind }) => kind === "StatefulSet") as Kinds["StatefulSet"] | undefined;
    const [container] = set?.spec?.template.spec?.containers ?? [];
    const [program = "", ...args] = container?.command ?? [];
    const mark = container?.env?.find(({ name }) => name === "CLUSTER_IN_USE");
    expect(mark?.valueFrom?.configMapKeyRef).toEqual({ name: "restate-cluster", key: "inUse", optional: true });
    const folder = mkdtempSync(join(tmpdir(), "headwater-restate-"));
    try {
      writeFileSync(join(folder, "restate-server"), "#!/bin/sh\nprintenv RESTATE_AUTO_PROVISION\n", { mode: 0o755 });
      const fixed = Object.fromEntries((container?.env ?? []).map(({ name, value = "" }) => [name, value]));
      const env = { ...fixed, PATH: `${folder}:${process.env.PATH}`, POD_NAME: pod, CLUSTER_IN_USE: inUse };
      expect(execFileSync(program, args, { env, encoding: "utf8" }).trim()).toBe(makes);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    ["https://minio.example:9000", 9000, false],
    ["http://minio.storage", 80, true],
  ])("writes snapshots to %s, and connects there", (endpoint, port, plain) => {
    const snapshots = { url: "s3://restate/prod", region: "eu-central-1", endpoint };
    const all = [...objectsByOwner(shopWith(CODE, Durable.restate({ snapshots }))).values()].flat();
    const policy = all.find(({ kind, metadata }) => kind === "NetworkPolicy" && metadata.name === "restate");
    expect(JSON.stringify(policy?.spec)).toContain(`{"ports":[{"port":${port},"protocol":"TCP"}]}`);
    const text = JSON.stringify(all);
    expect(text).toContain(`{"name":"AWS_ENDPOINT_URL","value":"${endpoint}"}`);
    expect(text.includes("AWS_ALLOW_HTTP")).toBe(plain);
  });

  it("may use what it requests", () => {
    const snapshots = { url: "s3://restate/prod", region: "eu-central-1" };
    const engine = Durable.restate({ snapshots, resources: { memory: "8Gi" } });
    expect(engine.problems).toEqual([]);
    const set = render(engine).find(({ kind }) => kind === "StatefulSet") as Kinds["StatefulSet"] | undefined;
    expect(set?.spec?.template.spec?.containers[0]?.resources).toMatchObject({
      requests: { cpu: "500m", memory: "8Gi" },
      limits: { memory: "8Gi" },
    });
  });

  it("is asked at an address without a slash at the end", () => {
    const engine = Durable.external({
      ...ELSEWHERE,
      ingress: "http://restate.restate.svc:8080/",
      admin: "http://restate.restate.svc:9070/",
    });
    expect(durableDeclaration(engine, "platform")).toMatchObject({
      ingress: "http://restate.restate.svc:8080",
      admin: "http://restate.restate.svc:9070",
    });
  });

  it("tells what can't be", () => {
    const messages = (engine: DurableEngine) =>
      (engine.problems ?? []).map(({ code, message }) => `${code} ${message}`);
    expect(messages(Durable.restate({ nodes: 2 }))).toEqual([
      "HW-RESTATE-001 Restate is to have 2 nodes.",
      "HW-RESTATE-001 Restate is to have 2 nodes and no snapshots.",
    ]);
    expect(messages(Durable.restate({ nodes: 1, snapshots: { url: "/tmp", region: "x" } }))).toEqual([
      'HW-RESTATE-001 Restate\'s snapshots go to "/tmp".',
    ]);
    expect(messages(Durable.embedded({ storage: "20GB" }))).toEqual(['HW-RESTATE-001 Restate\'s storage is "20GB".']);
    expect(messages(Durable.restate({ nodes: 1, storage: "0", resources: { cpu: "fast", memory: "8GB" } }))).toEqual([
      'HW-RESTATE-001 Restate\'s storage is "0".',
      'HW-RESTATE-001 Restate\'s resources.cpu is "fast".',
      'HW-RESTATE-001 Restate\'s resources.memory is "8GB".',
      'HW-RESTATE-001 Restate\'s resources.memoryLimit is "8GB".',
    ]);
    expect(messages(Durable.restate({ nodes: 1, resources: { memory: "8Gi", memoryLimit: "4Gi" } }))).toEqual([
      'HW-RESTATE-001 Restate\'s resources.memory is "8Gi" and memoryLimit is "4Gi".',
    ]);
    const snapshots = { url: "s3://restate", region: "x", endpoint: "minio:9000" };
    expect(messages(Durable.restate({ nodes: 1, snapshots }))).toEqual([
      'HW-RESTATE-001 Restate\'s snapshots go to an object storage at "minio:9000".',
    ]);
    expect(
      messages(Durable.external({ ingress: "restate:8080", admin: "http://restate:9070", identity: "key" })),
    ).toEqual([
      'HW-RESTATE-002 Restate\'s ingress is "restate:8080".',
      "HW-RESTATE-002 Restate's identity is no public key.",
    ]);
  });
});
