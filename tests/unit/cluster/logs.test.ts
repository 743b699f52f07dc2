import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Layout, layoutOf } from "../../../cluster/layout";
import { lastWords, logFile, loggedComponents, tailOf } from "../../../cluster/logs";

const state = mkdtempSync(join(tmpdir(), "headwater-logs-test-"));
let layout: Layout;
let file: string;

beforeAll(() => {
  process.env.XDG_STATE_HOME = state;
  layout = layoutOf("dev");
  mkdirSync(layout.logs, { recursive: true });
  file = join(layout.logs, "etcd.log");
  const crash = ["--- second etcd", "opening", "panic: no database", "", "goroutine 1 [running]:", "main.go:1 +0x1"];
  writeFileSync(file, `${["--- first etcd", "fine", ...crash].join("\n")}\n`);
});
afterAll(() => {
  delete process.env.XDG_STATE_HOME;
  rmSync(state, { recursive: true });
});

describe("a component's log", () => {
  it("has an end", () => {
    expect(tailOf(file, 2)).toEqual(["goroutine 1 [running]:", "main.go:1 +0x1"]);
    expect(tailOf(join(layout.logs, "none.log"), 2)).toEqual([]);
  });

  it("has last words: of the last run, without stacks", () => {
    expect(lastWords(file, 8)).toEqual(["opening", "panic: no database"]);
    expect(lastWords(file, 1)).toEqual(["panic: no database"]);
    appendFileSync(file, "--- third etcd, which has said nothing yet\n");
    expect(lastWords(file, 1)).toEqual(["panic: no database"]);
    appendFileSync(file, "opening\n");
    expect(lastWords(file, 1)).toEqual(["opening"]);
    expect(lastWords(file, 1, true)).toEqual(["panic: no database"]);
  });

  it("is found by the component's name, or the names are told", () => {
    expect(loggedComponents(layout)).toEqual(["etcd"]);
    expect(logFile(layout, "etcd")).toBe(file);
    expect(() => logFile(layout, "../addresses")).toThrowError(
      expect.objectContaining({ code: "HW-CLUSTER-014", fix: "Choose one of etcd." }),
    );
  });
});
