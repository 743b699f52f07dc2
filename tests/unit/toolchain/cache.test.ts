import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { cached, cachedFolder, keyOf } from "../../../toolchain/cache";
import { projectDir } from "../../../toolchain/paths";
import { useEmptyCache } from "./empty-cache";

beforeEach(useEmptyCache);

const write = (content: string) => async (folder: string) => writeFileSync(join(folder, "result"), content);

describe("a key", () => {
  it("is the same for the same pins and differs otherwise", () => {
    expect(keyOf({ version: "1.2.3", files: ["a"] })).toBe(keyOf({ version: "1.2.3", files: ["a"] }));
    expect(keyOf({ version: "1.2.3", files: ["a"] })).not.toBe(keyOf({ version: "1.2.4", files: ["a"] }));
  });

  it("does not change with the program's version", () => {
    expect(keyOf({ version: "1.2.3" })).toBe("6752cea788aba423");
  });
});

describe("cached", () => {
  it("builds once", async () => {
    const first = await cached("part", 1, write("first"));
    const second = await cached("part", 1, write("second"));
    expect(second).toBe(first);
    expect(readFileSync(join(first, "result"), "utf8")).toBe("first");
  });

  it("records the pins beside the result", async () => {
    const folder = await cached("part", { version: 7 }, write("x"));
    expect(JSON.parse(readFileSync(join(folder, ".pins.json"), "utf8"))).toEqual({ version: 7 });
  });

  it("keeps nothing of a build that failed", async () => {
    await expect(
      cached("part", 1, async (folder) => {
        writeFileSync(join(folder, "half"), "");
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(readdirSync(dirname(cachedFolder("part", 1)))).toEqual([]);
    await cached("part", 1, write("later"));
    expect(existsSync(join(cachedFolder("part", 1), "result"))).toBe(true);
  });

  it("builds once when two ask at the same time", async () => {
    let builds = 0;
    const slow = async (folder: string) => {
      builds++;
      await new Promise((resolve) => setTimeout(resolve, 200));
      writeFileSync(join(folder, "result"), "whole");
    };
    const folders = await Promise.all([cached("part", 1, slow), cached("part", 1, slow)]);
    expect(builds).toBe(1);
    expect(folders[0]).toBe(folders[1]);
  });

  it("leaves nothing half-built when it is killed, and the next run clears up and builds", async () => {
    const script = `
      const { cached } = require(${JSON.stringify(join(projectDir(), "toolchain/cache"))});
      cached("part", 1, async (folder) => {
        require("node:fs").writeFileSync(folder + "/half", "");
        process.stdout.write("building");
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      });`;
    const child = spawn(process.execPath, ["--import", "tsx", "-e", script], { cwd: projectDir() });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));

    const parts = dirname(cachedFolder("part", 1));
    expect(existsSync(cachedFolder("part", 1))).toBe(false);
    expect(readdirSync(parts)).toEqual([expect.stringContaining(".building-")]);
    const folder = await cached("part", 1, write("whole"));
    expect(readdirSync(parts)).toEqual([folder.slice(parts.length + 1)]);
    expect(readFileSync(join(folder, "result"), "utf8")).toBe("whole");
  });

  it("does not touch what a running process builds", async () => {
    const parts = dirname(cachedFolder("part", 1));
    const other = spawn("sleep", ["60"]);
    mkdirSync(join(parts, `other-1.building-${other.pid}`), { recursive: true });
    await cached("part", 1, write("x"));
    expect(readdirSync(parts)).toContain(`other-1.building-${other.pid}`);
    other.kill();
  });
});
