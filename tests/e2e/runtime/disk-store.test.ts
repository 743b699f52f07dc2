import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runOrThrow } from "../../../console/process";
import { projectDir } from "../../../toolchain/paths";
import { runtimeParts } from "../../support/runtime/parts";

/** By the image's Node: the one that runs tests may have no SQLite. */
const PRELUDE = `
const { DiskStore } = require("./runtime/handler-host/tables/disk-store.ts");
const log = { debug() {}, info() {}, warn() {}, error() {} };
const open = () => DiskStore.open(process.env.FOLDER, { stream: "s", topic: "t" }, log);
const change = (key, json) => ({ key, value: json === undefined ? undefined : { json, bytes: String(json).length } });
let next = 0n;
const put = (store, ...changes) => store.apply(0, changes.map(([key, json]) => change(key, json)), ++next);
const store = open();
`;

describe("a table's file", () => {
  let node: string;
  let folder: string;

  beforeAll(async () => {
    ({ node } = await runtimeParts());
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "headwater-disk-store-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** What the script gives, as JSON. */
  async function came(script: string): Promise<unknown> {
    const body = `${PRELUDE}\nprocess.stdout.write(JSON.stringify((() => {${script}})()));`;
    const args = ["--no-warnings", "--import", "tsx", "--input-type=commonjs", "--eval", body];
    const env = { ...process.env, FOLDER: folder };
    return JSON.parse((await runOrThrow(node, args, { cwd: projectDir(), env })).stdout);
  }

  it("gives all entries to each of several loops", async () => {
    const found = await came(`
      put(store, ["", 0], ["b", 1], ["a", 2], ["é", 3]);
      const inner = [];
      for (const [key] of store.entries()) {
        if (inner.push([key, [...store.entries()]]) > 4) break;
      }
      const [one, other] = [store.entries(), store.entries()].map((entries) => entries[Symbol.iterator]());
      const side = [];
      for (let n = 0; n < 5; n++) side.push([one.next().value ?? null, other.next().value ?? null]);
      return { inner, side };`);
    const all = [
      ["", 0],
      ["a", 2],
      ["b", 1],
      ["é", 3],
    ];
    expect(found).toEqual({
      inner: all.map(([key]) => [key, all]),
      side: [...all, null].map((entry) => [entry, entry]),
    });
  });

  it("gives keys as they are, whatever is in them", async () => {
    const keys = ["a", "a\0", "a\0b", "b", "\u{1f4a7}"];
    const found = await came(`
      const keys = ${JSON.stringify(keys)};
      put(store, ...keys.map((key) => [key, key]));
      const found = [];
      for (const entry of store.entries()) if (found.push(entry) > keys.length) break;
      return found;`);
    expect(found).toEqual(keys.map((key) => [key, key]));
  });

  it("gives a loop that goes on while the table changes what is there by then", async () => {
    const found = await came(`
      put(store, ["a", 1], ["b", 1], ["c", 1], ["d", 1]);
      const found = [];
      for (const entry of store.entries()) {
        found.push(entry);
        if (found.length === 1) put(store, ["a", 2], ["b", undefined], ["c", 2], ["e", 2]);
      }
      return found;`);
    expect(found).toEqual([
      ["a", 1],
      ["c", 2],
      ["d", 1],
      ["e", 2],
    ]);
  });

  it("does not grow for a loop that never goes on", async () => {
    const bytes = await came(`
      put(store, ["a", 1], ["b", 1]);
      globalThis.abandoned = store.entries()[Symbol.iterator]();
      abandoned.next();
      for (let n = 0; n < 40; n++) put(store, ["b", String(n % 10).repeat(1024 * 1024)]);
      return require("node:fs").statSync(process.env.FOLDER + "/.headwater/t.sqlite-wal").size;`);
    expect(bytes).toBeLessThan(16 * 1024 * 1024);
  });

  it("has the size that it had, and says why, when the volume is full", async () => {
    const found = await came(`
      put(store, ["a", "x"]);
      store.database.exec("PRAGMA max_page_count = 32");
      const errors = [];
      for (let n = 0; n < 2; n++) {
        try {
          put(store, ["a", "y"], ["b", "y".repeat(1024 * 1024)]);
        } catch (error) {
          errors.push(error.message);
        }
      }
      const { size, bytes } = store;
      const entries = [...store.entries()];
      store.database.exec("PRAGMA max_page_count = 100000");
      put(store, ["b", "z"]);
      return { errors, size, bytes, entries, later: [...store.entries()] };`);
    expect(found).toEqual({
      errors: Array(2).fill("database or disk is full"),
      size: 1,
      bytes: 2,
      entries: [["a", "x"]],
      later: [
        ["a", "x"],
        ["b", "z"],
      ],
    });
  });
});
