import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, LocalBackend } from "cdktf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Progress } from "../../console/progress";
import { EventStream, Handler, HeadwaterStack, Platform, Service, Team, Worker } from "../../constructs";
import { planSnapshot } from "../../constructs/testing";
import { terraformTooling } from "../../toolchain/terraform";

const handler = Handler.inline("module.exports = async () => undefined;");
let folder: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "headwater-plan-"));
  env = { ...process.env, ...(await terraformTooling(new Progress("test"))).env };
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program() {
  const app = new App({ outdir: mkdtempSync(join(folder, "out-")) });
  const stackOf = (id: string) => {
    const stack = new HeadwaterStack(app, id);
    new LocalBackend(stack, { path: "terraform.tfstate" });
    return stack;
  };
  const platform = new Platform(stackOf("core"), "platform");
  const stack = stackOf("shop");
  const team = new Team(stack, "shop", { platform });
  const placed = new EventStream(team, "order-placed");
  new Service(team, "orders", { handler }).publishes(placed);
  const subscriber = (name: string) => new Worker(team, name, { handler }).subscribes(placed);
  subscriber("shipping");
  return { stack, subscriber };
}

test("a plan is the text that Terraform shows, the same for the same program", async () => {
  const first = await planSnapshot(program().stack, { env });
  expect(Object.keys(first)).toEqual(["shop"]);
  expect(first.shop).toContain("# helm_release.shop_shipping_bundle_release");
  expect(first.shop).toContain("headwater.dev/handler-digest: <digest>");
  expect(first.shop).toMatch(/Plan: 5 to add, 0 to change, 0 to destroy/);
  expect(await planSnapshot(program().stack, { env })).toEqual(first);

  const { stack, subscriber } = program();
  subscriber("audit");
  expect((await planSnapshot(stack, { env })).shop).toMatch(/Plan: 6 to add/);
});

test("without Terraform it says what it needs", async () => {
  await expect(planSnapshot(program().stack, { env: { PATH: "" } })).rejects.toThrow(
    /planSnapshot needs terraform or tofu 1\.5\.0 or newer on PATH/,
  );
});
