import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { Progress } from "../../../console/progress";
import { obtain, type Part, partFolder } from "../../../toolchain/part";
import { useEmptyCache } from "./empty-cache";

beforeEach(useEmptyCache);

const progress = () => new Progress("test");

function part(name: string, built: string[], needs: readonly Part[] = [], pins: unknown = 1): Part {
  return {
    name,
    title: `Build ${name}`,
    pins,
    needs,
    tools: [],
    async build(folder) {
      for (const need of needs) expect(existsSync(partFolder(need))).toBe(true);
      built.push(name);
      writeFileSync(join(folder, "name"), name);
    },
  };
}

describe("obtain", () => {
  it("builds what a part needs before it, and once", async () => {
    const built: string[] = [];
    const base = part("base", built);
    const parts = [part("left", built, [base]), part("right", built, [base])];
    await obtain(progress(), parts);
    expect(built[0]).toBe("base");
    expect(built.slice(1).sort()).toEqual(["left", "right"]);
    expect(readFileSync(join(partFolder(base), "name"), "utf8")).toBe("base");
  });

  it("builds once for two callers at the same time", async () => {
    const built: string[] = [];
    const only = part("only", built);
    await Promise.all([obtain(progress(), [only]), obtain(progress(), [only])]);
    expect(built).toEqual(["only"]);
  });

  it("builds nothing the second time", async () => {
    const built: string[] = [];
    const only = part("only", built);
    await obtain(progress(), [only]);
    await obtain(progress(), [only]);
    expect(built).toEqual(["only"]);
  });

  it("keeps what was built before another part failed", async () => {
    const built: string[] = [];
    const base = part("base", built);
    const broken: Part = { ...part("broken", built, [base]), build: () => Promise.reject(new Error("no")) };
    await expect(obtain(progress(), [broken])).rejects.toThrow("no");
    await obtain(progress(), [part("other", built, [base])]);
    expect(built).toEqual(["base", "other"]);
  });
});

describe("a part's folder", () => {
  it("changes with its own pins and with those of what it needs", () => {
    const folder = (own: unknown, need: unknown) => partFolder(part("part", [], [part("need", [], [], need)], own));
    expect(folder(1, 1)).toBe(folder(1, 1));
    expect(folder(2, 1)).not.toBe(folder(1, 1));
    expect(folder(1, 2)).not.toBe(folder(1, 1));
  });
});
