import { describe, expect, test } from "vitest";
import {
  Contract,
  Duration,
  EventStream,
  Handler,
  Registry,
  Service,
  StateStream,
  Team,
  Topology,
  Worker,
} from "../../../constructs";
import { principals } from "../../../constructs/concerns/principals";
import { readers } from "../../../constructs/concerns/readers";
import { workloads } from "../../../constructs/concerns/workloads";
import type { WorkloadIntent } from "../../../constructs/intents/workload";
import { problemsOf } from "../../../constructs/testing";
import { program, releasesOf } from "../../support/synth";

const handler = Handler.inline("module.exports = async () => undefined;");
const contract = Contract.jsonSchema({
  inline: { title: "Rule", type: "object", properties: { id: { type: "string" } }, required: ["id"] },
});

function declare() {
  const made = program({ registry: Registry.embedded() });
  const { team } = made;
  const placed = new EventStream(team, "placed");
  const rules = new StateStream(team, "rules", { contract, key: "id", tombstones: Duration.days(2) });
  const pricing = new Worker(team, "pricing", { handler, storage: { size: "1Gi" } });
  pricing.subscribes(placed);
  const till = new Service(team, "till", { handler });
  till.publishes(placed, rules);
  return { ...made, rules, pricing, till };
}

describe("a workload that holds a stream", () => {
  test("is told of it, and has its contract", () => {
    const { app, rules, pricing, till } = declare();
    pricing.holds(rules, { storage: "disk" });
    till.holds(rules, { maxSize: "1Mi" });
    const topology = Topology.of(app);
    const tablesOf = (path: string) => {
      const [intent] = workloads.derive(topology, path) as readonly WorkloadIntent[];
      const tables = intent?.env.find(({ name }) => name === "HEADWATER_TABLES");
      return { tables: JSON.parse(tables && "value" in tables ? tables.value : "[]"), contracts: intent?.contracts };
    };
    const stream = {
      stream: "rules",
      topic: "shop.rules",
      contract: { format: "json", subject: "shop.rules-value", file: "shop.rules.json" },
      tombstonesMs: 172_800_000,
    };
    expect(tablesOf(pricing.node.path)).toEqual({
      tables: [{ ...stream, folder: "/var/lib/data" }],
      contracts: [expect.objectContaining({ name: "shop.rules.json" })],
    });
    expect(tablesOf(till.node.path).tables).toEqual([{ ...stream, maxBytes: 1024 * 1024 }]);
    expect(problemsOf(app)).toEqual([]);
  });

  test("may read its topic, with no group, and counts as one of its readers", () => {
    const { app, rules, till } = declare();
    till.holds(rules);
    const topology = Topology.of(app);
    expect(principals.derive(topology, till.node.path)).toMatchObject([
      {
        acls: [
          { resource: "topic", name: "shop.placed", operations: ["DESCRIBE", "WRITE"] },
          { resource: "topic", name: "shop.rules", operations: ["DESCRIBE", "READ", "WRITE"] },
        ],
      },
    ]);
    expect(readers.derive(topology, till.node.path)).toMatchObject([{ topic: "shop.rules", workload: "shop/till" }]);
    expect(topology.subscribersOf(rules.node.path).map(({ name }) => name)).toEqual(["till"]);
  });

  test("comes after the stream, and changes no other release", () => {
    const before = declare();
    const after = declare();
    after.pricing.holds(after.rules);
    const [was, is] = [releasesOf(before.stack), releasesOf(after.stack)];
    expect(is.pricing?.depends_on).toHaveLength((was.pricing?.depends_on.length ?? 0) + 1);
    for (const release of ["till", "stream-rules", "stream-placed"]) expect(is[release]).toEqual(was[release]);
  });

  test("holds state that its team may see, of a size, on a volume", () => {
    const { app, stack, platform, team, till } = declare();
    const other = new Team(stack, "crm", { platform });
    const customers = new StateStream(other, "customers", { key: "id" });
    new Service(other, "desk", { handler }).publishes(customers);
    till.holds(customers, { storage: "disk", maxSize: "large" });
    const clicks = new EventStream(team, "clicks");
    till.publishes(clicks);
    till.holds(clicks);
    expect(problemsOf(app).map((problem) => problem.split(" ")[1])).toEqual([
      "HW-STREAM-005:",
      "HW-TEAM-003:",
      "HW-TABLE-001:",
      "HW-TABLE-002:",
    ]);
  });
});
