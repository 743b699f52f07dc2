import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Testing } from "cdktf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EventStream, Handler, HeadwaterStack, Platform, Team, Worker } from "../../../constructs";
import { loadHandler } from "../../../runtime/handler-host/load-handler";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "headwater-handlers-"));
  write("package.json", JSON.stringify({ name: "shop", dependencies: { greetings: "1.0.0" } }));
  write("node_modules/greetings/package.json", JSON.stringify({ name: "greetings", version: "1.0.0" }));
  write("node_modules/greetings/index.js", "exports.greet = (name) => require('words').hello + ' ' + name;");
  write("node_modules/words/package.json", JSON.stringify({ name: "words", version: "1.0.0" }));
  write("node_modules/words/index.js", `exports.hello = ${JSON.stringify("Hello".repeat(20))};`);
  write("node_modules/native/index.js", "module.exports = require('./native.node');");
  write("node_modules/native/native.node", "");
  write("lib/names.ts", "export const name: string = 'Ada';");
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

let count = 0;
const build = (code: string) => Handler.fromFile(write(`handlers/h${count++}.ts`, code)).build();

const GREETS = `
  import { readFileSync } from "node:fs";
  import { greet } from "greetings";
  import { name } from "../lib/names";
  export const unused = "never needed";
  export default async () => (readFileSync ? greet(name) : "");`;

function run(code: string): unknown {
  return loadHandler<() => unknown>(write(`built/${count++}.cjs`, code))();
}

describe("a handler's file", () => {
  test("is bundled with the project's files and declared packages", async () => {
    const { code, problem } = build(GREETS);
    expect(problem).toBeUndefined();
    expect(await run(code)).toMatch(/^(Hello)+ Ada$/);
  });

  test("is strict, as an ES module is", () => {
    expect(() => run(build("export default () => { undeclared = 1; };").code)).toThrow("undeclared is not defined");
  });

  test("brings nothing that the handler does not need", () => {
    expect(build(GREETS).code).not.toContain("never needed");
  });

  test.each([
    ["a function", "export default function () { return 7; }"],
    ["another module's", "export { default } from './seven';"],
    ["CommonJS", "module.exports = () => 7;"],
    ["compiled to CommonJS", "exports.__esModule = true; exports.default = () => 7;"],
    ["TypeScript's own", "export = () => 7;"],
    [
      "one that may have a package",
      "let x; try { x = require('optional-one'); } catch {}\nexport default () => x ?? 7;",
    ],
  ])("exports %s", async (_, code) => {
    write("handlers/seven.ts", "export default () => 7;");
    const built = build(code);
    expect(built.problem).toBeUndefined();
    expect(await run(built.code)).toBe(7);
  });

  test.each([
    ["HW-HANDLER-002", "does not compile: h*.ts:1: Unexpected", "export default ("],
    [
      "HW-HANDLER-003",
      "imports what is not there: stripe (h*.ts:1), ./nowhere (h*.ts:2).",
      "import a from 'stripe';\nimport b from './nowhere';\nexport default () => a + b;",
    ],
    [
      "HW-HANDLER-004",
      "package.json does not list under dependencies.",
      "import { hello } from 'words';\nexport default () => hello;",
    ],
    ["HW-HANDLER-005", "has no default export.", "export const handler = async () => undefined;"],
    ["HW-HANDLER-005", "has no default export.", "console.log('only that');"],
    [
      "HW-HANDLER-006",
      "has two default exports; the second is in h*.ts:2.",
      "export default () => 1;\nexport default () => 2;",
    ],
    [
      "HW-HANDLER-006",
      "has two default exports; the second is in h*.ts:2.",
      "export default () => 1;\nmodule.exports = () => 2;",
    ],
    [
      "HW-HANDLER-007",
      "imports native code, which can't be bundled:",
      "import a from 'native';\nexport default () => a;",
    ],
  ])("%s: %s", (code, says, source) => {
    const { problem, code: built } = build(source);
    expect(built).toBe("");
    expect(problem?.code).toBe(code);
    expect(problem?.message.replace(/h\d+\.ts/g, "h*.ts")).toContain(says);
    expect(problem?.fix).not.toBe("");
  });

  test("is the same bytes from another folder, and through a link", () => {
    const file = write("handlers/greets.ts", GREETS);
    const { code, digest } = Handler.fromFile(file).build();
    const moved = `${folder}-moved`;
    const linked = `${folder}-linked`;
    try {
      cpSync(folder, moved, { recursive: true });
      symlinkSync(moved, linked);
      expect(Handler.fromFile(join(moved, "handlers/greets.ts")).build()).toMatchObject({ code, digest });
      expect(Handler.fromFile(join(linked, "handlers/greets.ts")).build()).toMatchObject({ code, digest });
    } finally {
      rmSync(linked, { force: true });
      rmSync(moved, { recursive: true, force: true });
    }
    expect(code).not.toContain(tmpdir());
  });

  test("says in the report how large it is, and why", () => {
    const app = Testing.app();
    const platform = new Platform(new HeadwaterStack(app, "core"), "platform");
    const team = new Team(new HeadwaterStack(app, "shop-stack"), "shop", { platform });
    const worker = new Worker(team, "mail", { handler: Handler.fromFile(write("handlers/mail.ts", GREETS)) });
    const mails = new EventStream(team, "mails");
    worker.subscribes(mails);
    worker.publishes(mails);
    app.synth();
    const { handlers } = JSON.parse(readFileSync(join(app.outdir, "headwater/report.json"), "utf8"));
    expect(handlers).toHaveLength(1);
    const [{ path, bytes, parts }] = handlers;
    expect(path).toBe("shop-stack/shop/mail");
    expect(parts.map(({ name }: { name: string }) => name).sort()).toEqual(["greetings", "own code", "words"]);
    expect(bytes).toBeGreaterThan(parts.reduce((sum: number, part: { bytes: number }) => sum + part.bytes, 0));
  });
});
