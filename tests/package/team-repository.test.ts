import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { projectDir } from "../../toolchain/paths";
import { Consumer } from "../support/consumer";
import { commandsOfPrograms } from "./program-commands";

let repository: Consumer;

beforeAll(async () => {
  repository = await Consumer.create();
});
afterAll(() => repository?.remove());

describe("headwater init", () => {
  test("makes a repository for a team, and says what to do next", async () => {
    // Nothing is installed yet: the command is the checkout's.
    const command = join(projectDir(), "dist/cli/main.js");
    const { code, stdout } = await repository.run(process.execPath, command, "init", "--team", "shop");
    expect([code, stdout]).toEqual([0, expect.stringMatching(/14 files in this folder.*npm install.*npm test/s)]);
    await repository.install(inject("tarball"));
  });

  test("overwrites nothing", async () => {
    await repository.write({ "taken/package.json": "mine" });
    const { code, stderr } = await repository.headwater("init", "taken", "--team", "shop");
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^\nHW-INIT-001: .*\n {2}package\.json\n→ .*\n$/)]);
    expect(repository.read("taken/package.json")).toBe("mine");
    expect(readdirSync(join(repository.folder, "taken"))).toEqual(["package.json"]);
  });

  test("writes nothing if a file stands where a folder must be", async () => {
    await repository.write({ "other/handlers": "mine" });
    const { code, stderr } = await repository.headwater("init", "other", "--team", "shop");
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^\nHW-INIT-001: .*\n {2}handlers\n→ .*\n$/)]);
    expect(readdirSync(join(repository.folder, "other"))).toEqual(["handlers"]);
  });

  test("tells of the name and the manifest together, as they were given", async () => {
    const { code, stderr } = await repository.headwater("init", "--team", "My_Team", "--platform", "other/none.json");
    expect(code).toBe(2);
    expect(stderr).toMatch(/HW-INIT-002: "My_Team" .*HW-MANIFEST-001: other\/none\.json can't be read: ENOENT/s);
  });

  test("whose types are fresh, which compiles, and whose test writes a snapshot that holds", async () => {
    expect((await repository.headwater("types", "--out", "streams.ts", "--check")).output).toContain("up to date");
    await repository.succeed("npx", "tsc");
    expect(await repository.succeed("npx", "vitest", "run", "--update=new")).toContain("1 written");
    await repository.succeed("npm", "test");
  });

  test("in which a field of the contract that gets another name breaks the handler that reads it", async () => {
    const files = ["contracts/order-placed.avsc", "team.ts", "streams.ts"];
    const before = Object.fromEntries(files.map((file) => [file, repository.read(file)]));
    for (const file of files.slice(0, 2)) {
      await repository.write({ [file]: repository.read(file).replace('"orderId"', '"orderNumber"') });
    }
    await repository.headwater("types", "--out", "streams.ts");
    const { code, output } = await repository.run("npx", "tsc");
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(/handlers\/shipping\.ts.*Property 'orderId' does not exist on type 'OrderPlaced'/),
    ]);
    await repository.write(before);
  });

  test("of which nothing is found", async () => {
    const { code, stdout, stderr } = await repository.headwater("check");
    expect([code, stdout, stderr]).toEqual([0, "✓ 0 errors, 0 warnings in operators, platform, shop\n", ""]);
  });
});

describe("with a platform's manifest", () => {
  test("the repository imports it, and two repositories are checked together", async () => {
    expect((await repository.run("node", "--import", "tsx", "main.ts")).code).toBe(0);
    const manifest = join(repository.folder, "cdktf.out/headwater/platform.json");
    await repository.succeed("mkdir", "-p", "billing");
    const made = await repository.headwater("init", "billing", "--team", "billing", "--platform", manifest, "--json");
    expect(JSON.parse(made.stdout)).toMatchObject({ files: expect.arrayContaining(["platform.json", "program.ts"]) });
    // It needs no installation of its own: Node finds the packages in the folder above.
    const own = await repository.headwater("check", "--app-dir", "billing");
    expect([own.code, own.stdout]).toEqual([0, "✓ 0 errors, 0 warnings in billing\n"]);
    await repository.succeed("sh", "-c", "cd billing && node --import tsx main.ts");

    const files = ["cdktf.out/headwater/topology.json", "billing/cdktf.out/headwater/topology.json"];
    const both = await repository.headwater("check", ...files);
    expect([both.code, both.stdout]).toEqual([0, `✓ 0 errors, 0 warnings in ${files.join(", ")}\n`]);
    const one = await repository.headwater("check", manifest, "--json");
    expect([one.code, JSON.parse(one.stdout)]).toEqual([
      1,
      expect.objectContaining({ findings: [expect.objectContaining({ code: "HW-MERGE-004", file: manifest })] }),
    ]);
  });

  test("files that are no documents are told apart, all at once", async () => {
    const topology = JSON.parse(repository.read("cdktf.out/headwater/topology.json")) as object;
    await repository.write({
      "later.json": JSON.stringify({ ...topology, version: 2 }),
      "text.json": "streams: []",
      "other.json": JSON.stringify({ version: 1, streams: "none" }),
    });
    const { code, stdout, stderr } = await repository.headwater(
      "check",
      "later.json",
      "text.json",
      "other.json",
      "nowhere.json",
      "--json",
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /HW-MANIFEST-004: later\.json .*HW-MANIFEST-001: text\.json .*HW-MANIFEST-003: other\.json .*HW-MANIFEST-001: nowhere\.json/s,
    );
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "HW-MANIFEST-004" } });
  });
});

commandsOfPrograms(() => repository);

describe("wrong use exits with 2 and says how it is right", () => {
  test.each<[string, string[], RegExp]>([
    ["an unknown command", ["chekc"], /unknown command 'chekc'.*Did you mean check\?/s],
    ["an unknown option", ["check", "--jsn"], /unknown option '--jsn'.*Run "headwater check --help"/s],
    ["one of a command below another", ["contracts", "check", "--foo"], /Run "headwater contracts check --help"/],
    ["a choice that is none", ["graph", "--format", "svg"], /HW-CLI-010: .* Allowed choices are mermaid, dot\.\n/],
    ["an illegal team", ["init", "elsewhere", "--team", "My_Team"], /HW-INIT-002: "My_Team" is not a legal name/],
    [
      "a place that can't be written",
      ["types", "--out", "main.ts/types.ts"],
      /HW-CLI-009: main\.ts\/types\.ts can't be/,
    ],
    ["a file for a project", ["check", "--app-dir", "main.ts"], /HW-DEPLOY-001: .*cdktf\.json is missing/],
    ["a folder without a project", ["check", "--app-dir", "handlers"], /HW-DEPLOY-001: .*cdktf\.json is missing/],
  ])("%s", async (_, args, told) => {
    const { code, stdout, stderr } = await repository.headwater(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(told);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("is told as JSON, too", async () => {
    const { code, stdout } = await repository.headwater("check", "--jsn", "--json");
    expect([code, JSON.parse(stdout)]).toMatchObject([2, { error: { code: "HW-CLI-010" } }]);
  });
});
