import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  Contract,
  Duration,
  EventStream,
  Handler,
  HeadwaterStack,
  Platform,
  Service,
  StateStream,
  Team,
  Topology,
  Worker,
} from "../../../constructs";
import { manifestOf } from "../../../constructs/manifest/platform-manifest";
import { readManifests } from "../../../constructs/manifest/read-manifests";
import { synthObjects } from "../../../constructs/testing";
import { documentSchemas } from "../../../scripts/generate/documents";
import { program } from "../../support/synth";

const handler = Handler.inline("module.exports = async () => {};");
let folder: string;
let count = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "headwater-manifests-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(content: unknown): string {
  const path = join(folder, `${count++}.json`);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/** What the shop's program tells others. */
function shop(): string {
  const { app, platform, team } = program();
  new EventStream(team, "order-placed", {
    visibility: "platform",
    partitions: 12,
    key: "id",
    contract: Contract.avro({
      inline: { type: "record", name: "OrderPlaced", fields: [{ name: "id", type: "string" }] },
    }),
  });
  new EventStream(team, "internal");
  new StateStream(team, "customers", { key: "id", visibility: "platform", tombstones: Duration.hours(1) });
  new Service(team, "prices", { handler, visibility: "platform" });
  new Service(team, "secretive", { handler });
  return file(manifestOf(Topology.of(app), platform.node.path, { labels: { cost: "shop" } }));
}

function importing(...files: string[]) {
  const app = new App();
  const stack = new HeadwaterStack(app, "billing");
  const platform = Platform.fromManifest(stack, "platform", ...files);
  return { app, stack, platform, team: new Team(stack, "billing", { platform }) };
}

test("a stream of state keeps how long its deletions can be seen, for those who hold it", () => {
  const { stack, platform, team } = importing(shop());
  const customers = platform.stream("shop", "customers");
  new Worker(team, "invoicing", { handler, storage: { size: "1Gi" } }).holds(customers, { storage: "disk" });
  expect(Topology.of(stack).stream(customers.node.path).deleteRetentionMs).toBe(3_600_000);
});

test("only what is visible to the platform is told, and it is as its schema says", () => {
  const { manifest, problems } = readManifests([shop()]);
  expect(problems).toEqual([]);
  expect(manifest?.teams).toEqual([
    {
      name: "shop",
      namespace: "shop",
      streams: [
        expect.objectContaining({ name: "order-placed", topic: "shop.order-placed", partitions: 12, key: "id" }),
        expect.objectContaining({ name: "customers", role: "state" }),
      ],
      services: [{ name: "prices" }],
    },
  ]);
});

test("a program that imports a platform derives from it what the owner's program would", () => {
  const { app, platform, team } = importing(shop());
  const worker = new Worker(team, "invoicing", { handler });
  worker.subscribes(platform.stream("shop", "order-placed"));
  worker.calls(platform.service("shop", "prices"));
  const objects = synthObjects(app);
  expect(Object.keys(objects)).toEqual(["billing/invoicing", "default/namespace-billing"]);
  expect(objects["billing/invoicing"]).toContain('"name": "shop.order-placed"');
  expect(objects["billing/invoicing"]).toContain("value: kafka.platform.svc.cluster.local:9092");
  expect(objects["billing/invoicing"]).toContain("PRICES_URL");
  expect(objects["billing/invoicing"]).toContain("cost: shop");
  const { workloads } = Topology.of(app);
  expect(workloads.find(({ name }) => name === "invoicing")?.calls).toEqual(["billing/platform/shop/service-prices"]);
});

test("what the manifests do not know is refused, with what there is", () => {
  const { app, platform, team } = importing(shop());
  new Worker(team, "invoicing", { handler }).subscribes(platform.stream("shop", "order-plaecd"));
  expect(() => synthObjects(app)).toThrow(
    'HW-MANIFEST-002: The team "shop" has no stream "order-plaecd" that other teams may use; there are "order-placed", "customers". Did you mean "order-placed"?',
  );
});

test("a team without a name is refused like any unknown one", () => {
  const { app, platform, team } = importing(shop());
  new Worker(team, "invoicing", { handler }).subscribes(platform.stream("", "order-placed"));
  expect(() => synthObjects(app)).toThrow('HW-MANIFEST-002: The team "" has no stream "order-placed"');
});

test("bad files are told all at once, with codes", () => {
  const good = shop();
  const future = file({ version: 7 });
  const other = importing(good);
  const { problems } = readManifests([
    good,
    join(folder, "missing.json"),
    file("{"),
    file({ version: 1, platform: {} }),
    future,
    good,
    file(manifestOf(Topology.of(other.app), other.platform.node.path, {})),
  ]);
  expect(problems.map(({ code }) => code)).toEqual([
    "HW-MANIFEST-001",
    "HW-MANIFEST-001",
    ...Array.from({ length: 5 }, () => "HW-MANIFEST-003"),
    "HW-MANIFEST-004",
    "HW-MANIFEST-006",
  ]);
  expect(readManifests([]).problems).toMatchObject([{ code: "HW-MANIFEST-001" }]);
});

test("two platforms are not one", () => {
  const platform = new Platform(new HeadwaterStack(new App(), "other"), "other", {});
  const other = file(manifestOf(Topology.of(platform), platform.node.path, {}));
  expect(readManifests([shop(), other]).problems).toMatchObject([{ code: "HW-MANIFEST-005" }]);
});

test("no JSON at all makes reading throw", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.jsonValue().map((value) => JSON.stringify({ version: 1, platform: value })),
      ),
      (text) => {
        expect(readManifests([file(text)]).problems.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 200 },
  );
});

test("the schemas in schemas/ are those of the types: npm run generate", async () => {
  for (const [path, text] of documentSchemas()) await expect(text).toMatchFileSnapshot(path);
});
