import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { checkContracts } from "../../../cli/contracts/check";
import { releaseContracts } from "../../../cli/contracts/release";
import { renderCheck, renderRelease } from "../../../cli/contracts/render";
import { run } from "../../../console/process";
import { styleOf } from "../../../console/style";
import { projectDir } from "../../../toolchain/paths";

/** A program that the environment changes. */
const PROGRAM = `
import { App } from "cdktf";
import { Contract, EventStream, Handler, HeadwaterStack, Platform, Service, Team, Worker } from ${JSON.stringify(join(projectDir(), "constructs"))};

const { STREAM = "order-placed", FIELD = "", WRONG = "", LOCK } = process.env;
const app = new App();
const platform = new Platform(new HeadwaterStack(app, "core"), "platform");
const shop = new Team(new HeadwaterStack(app, "shop"), "shop", { platform, ...(LOCK ? { lock: LOCK } : {}) });
const fields = [{ name: "orderId", type: "string" }, ...(FIELD ? [JSON.parse(FIELD)] : [])];
const contract = Contract.avro({ inline: { type: "record", name: "OrderPlaced", fields } });
const placed = new EventStream(shop, STREAM, { contract, key: "orderId", partitions: WRONG ? 0 : 4 });
const handler = Handler.inline("module.exports = async () => undefined;");
new Service(shop, "orders", { handler }).publishes(placed);
new Worker(shop, "shipping", { handler }).subscribes(placed);
app.synth();
`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "headwater-contracts-"));
  symlinkSync(join(projectDir(), "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "cdktf.json"), JSON.stringify({ app: "node --import tsx main.ts" }));
  writeFileSync(join(folder, "main.ts"), PROGRAM);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plain = styleOf({});
const lockFile = () => readFileSync(join(folder, "headwater.lock"), "utf8");

async function given<T>(env: Readonly<Record<string, string>>, body: () => Promise<T>): Promise<T> {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    return await body();
  } finally {
    vi.unstubAllEnvs();
  }
}
const check = (env: Readonly<Record<string, string>> = {}, lock?: string) =>
  given(env, () => checkContracts({ appDir: folder, ...(lock ? { lock } : {}) }));
const release = (env: Readonly<Record<string, string>> = {}, remove: readonly string[] = []) =>
  given(env, () => releaseContracts({ appDir: folder, remove }));

const NOTE = JSON.stringify({ name: "note", type: "string" });
const NOTE_OR_NONE = JSON.stringify({ name: "note", type: "string", default: "" });

test("a contract's life: released, changed, refused, renamed, removed", { timeout: 240_000 }, async () => {
  expect(renderCheck(await check(), plain)).toBe(`headwater.lock (there is none yet: nothing has been released)
  shop               new team
  shop/order-placed  new stream
  shop/orders        new workload
  shop/shipping      new workload

✓ May be released: 4 changes.`);

  expect((await release()).written).toEqual(["headwater.lock"]);
  const first = lockFile();
  const again = await release();
  expect(renderRelease(again, plain)).toBe("headwater.lock\n  no changes\n\n✓ All is released.");
  expect(lockFile()).toBe(first);

  const refused = await release({ FIELD: NOTE });
  expect(refused).toMatchObject({ errors: 1, written: [] });
  expect(renderRelease(refused, plain)).toMatch(
    /^headwater\.lock\n\nerror HW-RELEASED-011 shop\/shop\/order-placed\n {2}The contract can't read .*version 1.*note: .*\n {2}→ .*\n {2}Affects shop\/orders, shop\/shipping\.\n\n✗ 1 error: not to be released\. Nothing was written\.$/,
  );
  expect(lockFile()).toBe(first);

  const second = await release({ FIELD: NOTE_OR_NONE });
  expect(second.locks[0]?.changes).toEqual([
    { name: "shop/order-placed", what: "stream", change: "contract: version 2" },
  ]);
  // What is released is still there, and stands where it stood.
  const kept = first.split("\n").filter((line) => !lockFile().split("\n").includes(line));
  expect(kept).toEqual([]);

  const renamed = { FIELD: NOTE_OR_NONE, STREAM: "orders-placed" };
  expect((await check(renamed)).locks[0]?.findings).toMatchObject([
    { code: "HW-RELEASED-018", path: "shop/shop", fix: expect.stringContaining('Was it renamed to "orders-placed"?') },
  ]);
  expect((await release(renamed, ["shop/order-placed"])).written).toEqual(["headwater.lock"]);
  expect(lockFile()).not.toContain("order-placed:");
  // No draft of a lock file is left, and no output of the program.
  expect(readdirSync(folder).sort()).toEqual(["cdktf.json", "headwater.lock", "main.ts", "node_modules"]);
});

test("a lock file that the program does not have, or that can't be written, and a program with other mistakes", {
  timeout: 120_000,
}, async () => {
  await expect(check({}, "headwater.prod.lock")).rejects.toMatchObject({
    code: "HW-LOCKFILE-010",
    message: "No team of the program has the lock file headwater.prod.lock; they have headwater.lock.",
  });
  await expect(release({ LOCK: "locks/production.lock" })).rejects.toMatchObject({ code: "HW-LOCKFILE-011" });
  await expect(check({ WRONG: "yes" })).rejects.toMatchObject({
    code: "HW-CLI-003",
    details: [expect.stringContaining("[shop/shop/order-placed] HW-")],
  });
});

test("exit codes and --json", { timeout: 120_000 }, async () => {
  rmSync(join(folder, "headwater.lock"), { force: true });
  const headwater = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const main = join(projectDir(), "cli", "main.ts");
    const { code, stdout } = await run(process.execPath, ["--import", "tsx", main, "contracts", ...args], {
      cwd: folder,
      env: { ...process.env, ...env },
    });
    return { code, last: stdout.trimEnd().split("\n").at(-1) ?? "" };
  };
  const released = await headwater(["release", "--lock", "./headwater.lock", "--json"]);
  expect(released.code).toBe(0);
  expect(JSON.parse(released.last)).toMatchObject({ written: ["headwater.lock"], errors: 0 });
  const checked = await headwater(["check", "--json"], { FIELD: NOTE });
  expect(checked.code).toBe(1);
  expect(JSON.parse(checked.last)).toMatchObject({
    errors: 1,
    locks: [{ findings: [{ code: "HW-RELEASED-011", affects: ["shop/orders", "shop/shipping"] }] }],
  });
  const wrong = await headwater(["release", "--remove", "shop/orders", "--json"]);
  expect(wrong.code).toBe(2);
  expect(JSON.parse(wrong.last)).toMatchObject({ error: { code: "HW-LOCKFILE-008" } });
});
