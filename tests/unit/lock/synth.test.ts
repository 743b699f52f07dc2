import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import {
  Contract,
  EventStream,
  Handler,
  HeadwaterStack,
  Platform,
  Service,
  Team,
  Topology,
  Worker,
} from "../../../constructs";
import { lockText } from "../../../constructs/lock/lock-text";
import { emptyLock, released } from "../../../constructs/lock/release";
import { synthObjects } from "../../../constructs/testing";

const handler = Handler.inline("module.exports = async () => undefined;");
let folder: string;

// A project of its own: lock files are looked for beside cdktf.json.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "headwater-lock-"));
  writeFileSync(join(folder, "cdktf.json"), "{}");
  vi.spyOn(process, "cwd").mockReturnValue(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  for (const file of ["headwater.lock", "production.lock"]) rmSync(join(folder, file), { force: true });
});

interface Changes {
  readonly fields?: readonly object[];
  readonly stream?: string;
  readonly partitions?: number;
  readonly contract?: Contract;
}

const ID = { name: "orderId", type: "string" };
const contractOf = (fields: readonly object[]) =>
  Contract.avro({ inline: { type: "record", name: "OrderPlaced", fields } });

/** A team in each of the environments, with a lock file of its own. */
function declare(environments: Readonly<Record<string, { readonly lock?: string } & Changes>>): App {
  const app = new App();
  for (const [name, { lock, fields = [ID], stream = "order-placed", partitions = 4, contract }] of Object.entries(
    environments,
  )) {
    const platform = new Platform(new HeadwaterStack(app, `${name}-core`), "platform");
    const team = new Team(new HeadwaterStack(app, name), "shop", { platform, ...(lock ? { lock } : {}) });
    const placed = new EventStream(team, stream, {
      contract: contract ?? contractOf(fields),
      key: "orderId",
      partitions,
    });
    new Service(team, "orders", { handler }).publishes(placed);
    new Worker(team, "shipping", { handler }).subscribes(placed);
  }
  return app;
}

function release(app: App, file: string): void {
  const { lock } = released(Topology.of(app), { file, lock: emptyLock, remove: [] });
  writeFileSync(join(folder, file), lockText(lock));
}

const NOTE = { name: "note", type: "string" };

test("without a lock file nothing is compared; as released all is well", () => {
  const app = declare({ staging: {} });
  expect(Object.keys(synthObjects(app))).toContain("shop/stream-order-placed");
  release(app, "headwater.lock");
  expect(Object.keys(synthObjects(declare({ staging: {} })))).toContain("shop/stream-order-placed");
});

test("each environment is compared with its own file; errors are told at their constructs, all at once", () => {
  const both = (changes: Changes) =>
    declare({ staging: changes, production: { lock: "./production.lock", ...changes } });
  release(both({}), "headwater.lock");
  release(both({}), "production.lock");
  const changed = declare({
    staging: { fields: [ID, NOTE] },
    production: { lock: "production.lock", stream: "orders-placed", partitions: 2 },
  });
  expect(() => synthObjects(changed)).toThrow(
    /^The declaration has mistakes:\n\[staging\/shop\/order-placed\] HW-RELEASED-011: .*note: .*\n\[production\/shop\] HW-RELEASED-018: .*renamed to "orders-placed".*$/,
  );
});

test("a warning is none of the errors", () => {
  release(declare({ staging: {} }), "headwater.lock");
  const app = declare({ staging: { partitions: 8 } });
  expect(Object.keys(synthObjects(app))).toContain("shop/stream-order-placed");
  const placed = app.node.findAll().find(({ node }) => node.path === "staging/shop/order-placed");
  expect(placed?.node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data)).toEqual([
    expect.stringContaining("HW-RELEASED-007: The stream has 8 partitions, and 4 are released"),
  ]);
});

test("a lock file that can't be read is told once", () => {
  writeFileSync(join(folder, "headwater.lock"), "<<<<<<< ours\n");
  expect(() => synthObjects(declare({ staging: {} }))).toThrow(
    /^The declaration has mistakes:\n\[staging\/shop\] HW-LOCKFILE-002: headwater.lock holds a merge conflict at line 1\. .*$/,
  );
});

test("a contract that can't be read is not also called taken away", () => {
  release(declare({ staging: {} }), "headwater.lock");
  const broken = declare({ staging: { contract: Contract.avro({ inline: "{" }) } });
  expect(() => synthObjects(broken)).toThrow(/HW-CONTRACT-003/);
  expect(() => synthObjects(broken)).not.toThrow(/HW-RELEASED/);
});
