import { expect, test } from "vitest";
import { platformIn } from "../../../constructs/manifest/manifest-declarations";
import { type MergeSource, mergeTopologies } from "../../../constructs/manifest/merge-topologies";
import { manifestOf } from "../../../constructs/manifest/platform-manifest";
import { topologyDocument } from "../../../constructs/manifest/topology-document";
import type { Declaration } from "../../../constructs/model/declarations";
import { Topology } from "../../../constructs/model/topology";
import { checkLocal, checkWhole } from "../../../constructs/rules";
import { external, gateway, platform, route, service, stream, team, worker } from "../../support/declarations";

const source = (file: string, ...declarations: Declaration[]): MergeSource => ({
  file,
  document: topologyDocument(new Topology(declarations)),
});

/** A program that owns the platform and the team shop, with a stream for everybody. */
const shop = (props: Parameters<typeof stream>[1] = {}) =>
  source(
    "shop.json",
    platform(),
    team("shop"),
    stream("orders", { path: "shop/orders", visibility: "platform", ...props }),
    worker("seller", { publishes: ["shop/orders"] }),
  );

/** A program of another repository that reads it, with the same paths as far as they can be. */
const billing = source(
  "billing.json",
  platform({ path: "core/platform", imported: true }),
  team("shop", { path: "shop", platform: "core/platform", imported: true }),
  stream("orders", { path: "shop/orders", visibility: "platform", imported: true }),
  team("billing"),
  worker("invoices", {
    team: "billing",
    path: "billing/invoices",
    subscribes: [{ stream: "shop/orders", retries: 5, deadLetters: undefined, reads: undefined }],
  }),
);

test("what one program imports is what the other owns", () => {
  const { topology, findings, complete, origins } = mergeTopologies([shop(), billing]);
  expect(findings).toEqual([]);
  expect(complete).toBe(true);
  expect(topology.platforms.map(({ path, imported }) => [path, imported])).toEqual([["core/platform", false]]);
  expect(topology.subscribersOf("shop/orders").map(({ name }) => name)).toEqual(["invoices"]);
  expect(topology.platformOf(topology.workload("billing/invoices")).path).toBe("core/platform");
  expect(origins.get("billing/invoices")).toBe("billing.json");
});

test("the order of the files does not matter", () => {
  const [one, other] = [mergeTopologies([shop(), billing]), mergeTopologies([billing, shop()])];
  const facts = ({ topology }: typeof one) => [
    topology.workloads.map(({ name }) => name).sort(),
    topology.streams.map(({ name, imported }) => [name, imported]),
    topology.streams.flatMap(({ path }) => topology.subscribersOf(path).map(({ name }) => name)),
  ];
  expect(facts(other)).toEqual(facts(one));
});

test("closed-world rules are right about the whole, and say nothing of a part", () => {
  const unread = (findings: readonly { code: string }[]) => findings.filter(({ code }) => code === "HW-STREAM-002");
  expect(unread(checkWhole(mergeTopologies([shop(), billing]).topology))).toEqual([]);
  expect(unread(checkWhole(mergeTopologies([shop()]).topology))).toHaveLength(1);
  expect(unread(checkLocal(mergeTopologies([shop()]).topology))).toEqual([]);
});

test("paths that two programs have stay apart", () => {
  const other = source(
    "other.json",
    platform({ imported: true }),
    team("other", { path: "shop" }),
    worker("seller", { team: "shop" }),
  );
  const { topology } = mergeTopologies([shop(), other]);
  expect(topology.teams.map(({ path }) => path)).toEqual(["shop", "shop (other.json)"]);
  expect(topology.workloads.map(({ path, team: of }) => [path, of])).toEqual([
    ["shop/seller", "shop"],
    ["shop/seller (other.json)", "shop (other.json)"],
  ]);
});

test("two programs that own the same team", () => {
  const again = source("again.json", platform({ imported: true }), team("shop"));
  expect(mergeTopologies([shop(), again]).findings).toEqual([
    expect.objectContaining({
      code: "HW-MERGE-001",
      level: "error",
      message: 'Both shop.json and again.json own the team "shop".',
    }),
  ]);
});

test("a team that nobody's file declares is named", () => {
  const { findings, complete } = mergeTopologies([billing]);
  expect(complete).toBe(false);
  expect(findings).toEqual([expect.objectContaining({ code: "HW-MERGE-004", path: "shop", level: "error" })]);
});

test("a manifest tells of streams, but not of who uses them", () => {
  const owner = new Topology([platform(), team("shop"), stream("orders", { visibility: "platform" })]);
  const manifest = { file: "platform.json", document: manifestOf(owner, "core/platform", {}) };
  const { topology, findings, complete } = mergeTopologies([manifest, billing]);
  expect(complete).toBe(false);
  expect(findings.map(({ code }) => code)).toEqual(["HW-MERGE-004"]);
  expect(topology.streams).toHaveLength(1);
});

test("what the owner does not declare any more is an error; what it has changed is a warning", () => {
  const gone = mergeTopologies([shop({ name: "orders-2" }), billing]);
  expect(gone.findings).toEqual([
    expect.objectContaining({
      code: "HW-MERGE-002",
      level: "error",
      message: 'billing.json uses the stream "orders" of the team "shop"; shop.json declares no such stream.',
    }),
  ]);
  const changed = mergeTopologies([shop({ partitions: 8, key: "orderId" }), billing]);
  expect(changed.findings).toEqual([
    expect.objectContaining({
      code: "HW-MERGE-003",
      level: "warning",
      message:
        'billing.json knows an older "orders" of shop.json: partitions 4, which is 8; key none, which is orderId.',
    }),
  ]);
});

test("what a service takes in and shares follows its new path", () => {
  const [file, other] = ["one.json", "other.json"].map((name) =>
    source(
      name,
      platform({ namespace: name }),
      team("shop"),
      stream("orders", { path: "shop/orders" }),
      service("v2"),
      service("web", {
        ingests: "shop/orders",
        exposes: [
          route("/", {
            canary: { service: "shop/v2", percent: 5 },
            mirror: "shop/v2",
            auth: { ...external, service: "shop/v2" },
          }),
        ],
      }),
    ),
  ) as [MergeSource, MergeSource];
  const { topology } = mergeTopologies([file, other]);
  expect(topology.workload("shop/web (other.json)")).toMatchObject({
    ingests: "shop/orders (other.json)",
    exposes: [
      {
        canary: { service: "shop/v2 (other.json)", percent: 5 },
        mirror: "shop/v2 (other.json)",
        auth: { service: "shop/v2 (other.json)" },
      },
    ],
  });
});

test("another program knows the platform's gateways by its manifest", () => {
  const owned = new Topology([platform({ gateways: [gateway("public"), gateway("partners")] }), team("shop")]);
  const manifest = manifestOf(owned, "core/platform", {});
  expect(platformIn(JSON.parse(JSON.stringify(manifest)), "here").gateways).toEqual([
    gateway("public"),
    gateway("partners"),
  ]);
});
