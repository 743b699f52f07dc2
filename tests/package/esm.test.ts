import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import packageJson from "../../package.json";
import { Consumer, readmeFile } from "../support/consumer";
import { twoRepositories } from "./two-repositories";

/** From `npm install` to everything green, in milliseconds: two minutes of its own, and other tests run beside it. */
const BUDGET = 240_000;

let project: Consumer;
let started: number;

beforeAll(async () => {
  project = await Consumer.create();
  await project.write({
    "package.json": JSON.stringify({ name: "shop", version: "1.0.0", private: true, type: "module" }),
    "tsconfig.json": JSON.stringify({
      compilerOptions: {
        module: "NodeNext",
        target: "ES2023",
        strict: true,
        skipLibCheck: false,
        noEmit: true,
        types: ["node"],
      },
    }),
  });
  started = Date.now();
  const { typescript, vitest, "@types/node": nodeTypes, cdktf, constructs } = packageJson.devDependencies;
  await project.install(
    inject("tarball"),
    ...["@cdktf/provider-helm@12", "@cdktf/provider-kubernetes@12", `cdktf@${cdktf}`, `constructs@${constructs}`],
    ...[`typescript@${typescript}`, `vitest@${vitest}`, `@types/node@${nodeTypes}`],
  );
});
afterAll(() => project?.remove());

describe("in an ESM project: vitest, NodeNext", () => {
  beforeAll(() =>
    project.write({
      "shop.ts": readmeFile("shop.ts"),
      "main.ts": readmeFile("main.ts").replace('"./shop"', '"./shop.js"'),
      "handlers/order.ts": readmeFile("handlers/order.ts"),
      "handlers/ship.ts": readmeFile("handlers/ship.ts"),
      "shop.test.ts": `import { expect, test } from "vitest";\n${readmeFile("__tests__/main-test.ts").replace('"../shop"', '"./shop.js"')}`,
    }),
  );

  test("vitest writes a snapshot of what will be deployed", async () => {
    expect(await project.succeed("npx", "vitest", "run", "--update=new")).toContain("1 written");
    expect(project.read("__snapshots__/shop.test.ts.snap")).toContain("kind: ScaledObject");
  });

  test("it compiles, declarations checked", async () => {
    await project.succeed("npx", "tsc");
  });

  test(`all of that within ${BUDGET / 1000} seconds`, () => {
    expect(Date.now() - started).toBeLessThan(BUDGET);
  });

  test("the snapshot holds the next time", async () => {
    // With CI set, vitest writes none: this one must match.
    await project.succeed("npx", "vitest", "run");
  });
});

twoRepositories(() => project);

describe("in plain Node", () => {
  test("require and import give the same classes", async () => {
    await project.write({
      "both.mjs": `
        import { createRequire } from "node:module";
        import { Platform, Team, Worker } from "headwater";
        import { synthObjects } from "headwater/testing";
        const require = createRequire(import.meta.url);
        const required = require("headwater");
        console.log(JSON.stringify({
          same: required.Worker === Worker && required.Team === Team && required.Platform === Platform,
          testing: require("headwater/testing").synthObjects === synthObjects,
        }));
      `,
    });
    expect(JSON.parse(await project.succeed("node", "both.mjs"))).toEqual({ same: true, testing: true });
  });

  test("the command line runs, and tells a mistake in one sentence", async () => {
    expect(await project.succeed("npx", "headwater", "--help")).toMatch(/deploy .*destroy .*recover /s);
    const { code, output } = await project.run("npx", "headwater", "deploy");
    expect(code).toBe(2);
    expect(output).toMatch(/^\nHW-DEPLOY-001: .*\n→ .*\n$/);
  });

  test("loading the library is quick, and loads neither the CLI's nor the bundler's packages", async () => {
    await project.write({
      "load.cjs": `
        const { user, system } = process.cpuUsage();
        const spent = () => process.cpuUsage({ user, system });
        require("cdktf");
        const cdktf = spent();
        require("headwater");
        const all = spent();
        const packages = Object.keys(require.cache)
          .map((file) => /.*node_modules[/\\\\]((?:@[^/\\\\]+[/\\\\])?[^/\\\\]+)/.exec(file)?.[1])
          .filter((name, index, names) => names.indexOf(name) === index);
        const ms = (usage) => (usage.user + usage.system) / 1000;
        console.log(JSON.stringify({ cdktfMs: ms(cdktf), totalMs: ms(all), packages }));
      `,
    });
    // Processor time, since others may use the machine too.
    const runs: { cdktfMs: number; totalMs: number; packages: string[] }[] = [];
    for (let i = 0; i < 3; i++) runs.push(JSON.parse(await project.succeed("node", "load.cjs")));
    const [best] = runs.sort((a, b) => a.totalMs - b.totalMs);
    if (!best) throw new Error("nothing was measured");

    for (const heavy of ["esbuild", "commander", "@kubernetes/client-node", "vitest", "avsc", "ajv", "protobufjs"]) {
      expect(best.packages).not.toContain(heavy);
    }
    const ratio = best.totalMs / best.cdktfMs;
    console.log(`loaded in ${Math.round(best.totalMs)} ms of processor time, ${ratio.toFixed(2)} times cdktf alone`);
    expect(best.totalMs).toBeLessThan(1000);
    expect(ratio).toBeLessThan(2);
  });
});
