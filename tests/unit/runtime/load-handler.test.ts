import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadHandler } from "../../../runtime/handler-host/load-handler";

const folder = mkdtempSync(join(tmpdir(), "headwater-handler-"));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function load(code: string): () => unknown {
  const file = join(folder, `handler-${count++}.cjs`);
  writeFileSync(file, code);
  return loadHandler(file);
}

describe("a handler's module", () => {
  it.each([
    ["module.exports", "module.exports = () => 7;"],
    ["exports.default", "exports.default = () => 7;"],
    ["a compiled default export", "exports.__esModule = true; exports.default = () => 7;"],
    ["a default export compiled twice", "module.exports = { __esModule: true, default: { default: () => 7 } };"],
  ])("exports a function by %s", (_, code) => {
    expect(load(code)()).toBe(7);
  });

  it.each([
    ["module.exports = { handler() {} };", "exports an object with handler; export a function"],
    ["", "exports nothing; export a function"],
    ["module.exports = 5;", "exports 5; export a function"],
    ["throw new Error('no database');", "can't be loaded: no database"],
    ["{", "can't be loaded: "],
    ["require('./forgotten.cjs');", /can't be loaded: Cannot find module '\.\/forgotten\.cjs'$/],
  ])("%j is told what is wrong with it", (code, message) => {
    expect(() => load(code)).toThrow(message);
  });
});
