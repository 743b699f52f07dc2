import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../console/process";
import { buildRuntime, compress } from "../../../scripts/build/bundle-runtime";
import { builtRuntime } from "../../../scripts/build/ensure-runtime";
import { Program } from "../../support/runtime/program";

const HANDLERS = ["ingest.cjs", "access-log.cjs"];
/** Says that it is loaded, keeps the process from all else for long, and listens only then. */
const SLOW = `
require("node:fs").writeSync(1, "loading\\n");
for (const end = Date.now() + 500; Date.now() < end; );
process.on("SIGTERM", () => process.exit(7));
setTimeout(() => undefined, 20_000);`;
const PROGRAMS = ["worker", "service", "hook", "provisioner"];

describe("the runtime's bundles", { timeout: 120_000 }, () => {
  let folder: string;
  let built: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "headwater-bundles-"));
    built = await builtRuntime();
    await buildRuntime(join(folder, "again"));
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("are the same bytes each time", async () => {
    for (const file of ["start.cjs", ...HANDLERS, ...PROGRAMS.map((name) => `${name}.cjs.gz`)]) {
      const [once, again] = await Promise.all([built, join(folder, "again")].map((copy) => readFile(join(copy, file))));
      expect(once?.equals(again ?? Buffer.alloc(0)), file).toBe(true);
    }
  });

  it("fit into one ConfigMap with the team's programs together", async () => {
    const sizes = await Promise.all(
      ["worker", "service", "hook"].map(async (name) => (await readFile(join(built, `${name}.cjs.gz`))).length),
    );
    expect(sizes.reduce((a, b) => a + b)).toBeLessThan(550_000);
  });

  it.each(["nothing", "../runtime/worker", ""])("are none by the name %j", async (name) => {
    const { code, output } = await run(process.execPath, [join(built, "start.cjs"), name]);
    expect(code).toBe(78);
    expect(output).toContain(`There is no program "${name}"`);
  });

  it("are told of a SIGTERM that comes while they are loaded", async () => {
    const start = join(folder, "start.cjs");
    await cp(join(built, "start.cjs"), start);
    await writeFile(join(folder, "slow.cjs.gz"), compress(Buffer.from(SLOW)));
    const program = new Program(process.execPath, [start, "slow"], {});
    await program.waitForLine(/^loading$/);
    expect(await program.stop()).toBe(7);
  });

  it.each(HANDLERS)("have a handler %s that is small enough to be in a workload's release", async (handler) => {
    const { length } = await readFile(join(built, handler));
    expect(length).toBeLessThan(20_000);
  });

  it("know nothing of where they were built", async () => {
    const handlers = await Promise.all(HANDLERS.map((name) => readFile(join(built, name))));
    const programs = await Promise.all(PROGRAMS.map((name) => readFile(join(built, `${name}.cjs.gz`))));
    for (const code of [...handlers, ...programs.map((bytes) => gunzipSync(bytes))].map(String)) {
      expect(code).not.toContain(process.cwd());
    }
  });
});

describe("compression", () => {
  it("writes neither a time nor a machine into the result", () => {
    const compressed = compress(Buffer.from("code"));
    expect(compressed.subarray(4, 8)).toEqual(Buffer.alloc(4));
    expect(compressed[9]).toBe(255);
    expect(gunzipSync(compressed).toString()).toBe("code");
  });
});
