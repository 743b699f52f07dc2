import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { createServer } from "node:tls";
import { describe, expect, onTestFinished, test } from "vitest";
import { calledHosts } from "../../../cli/dev/called-hosts";
import { chooseWorker } from "../../../cli/dev/choose-worker";
import { podAt } from "../../../cli/dev/cluster-address";
import { expanded } from "../../../cli/dev/env-references";
import { prettyLine } from "../../../cli/dev/log-lines";
import { watchHandler } from "../../../cli/dev/watch-handler";
import type { KubernetesClient } from "../../../cli/kubernetes/client";
import { styleOf } from "../../../console/style";
import type { Problem } from "../../../constructs/model/problem";
import type { WhereTo } from "../../../runtime/harness/through-tunnels";
import { createAuthority, createServingCertificate } from "../../../runtime/provisioner/certificates";
import { projectDir } from "../../../toolchain/paths";
import { handler, topologyWith, worker } from "../../support/declarations";

const from = (file: string) => ({ code: { ...handler, file } });

describe("the worker to run", () => {
  const program = topologyWith(
    worker("shipping", from("handlers/ship.ts")),
    worker("mail", from("handlers/mail.ts")),
    worker("sms", from("handlers/mail.ts")),
    worker("inline"),
  );

  test.each(["shop/shipping", "handlers/ship.ts"])("is found by %s", (wanted) => {
    const project = process.cwd();
    const file = join(project, "handlers/ship.ts");
    expect(chooseWorker(program, wanted, project)).toEqual({ name: "shop/shipping", file });
  });

  test.each([
    ["shop/none", "HW-DEV-001", "Name one of shop/mail, shop/shipping, shop/sms."],
    ["shop/inline", "HW-DEV-001", "Name one of shop/mail, shop/shipping, shop/sms."],
    ["handlers/mail.ts", "HW-DEV-002", "Name one of them: shop/mail, shop/sms."],
  ])("is not %s: %s", (wanted, code, fix) => {
    expect(() => chooseWorker(program, wanted, process.cwd())).toThrow(expect.objectContaining({ code, fix }));
  });
});

describe("an address of the cluster", () => {
  const ready = { conditions: [{ type: "Ready", status: "True" }] };
  const pod = (name: string, status = ready) => ({
    metadata: { name },
    spec: { containers: [{ ports: [{ name: "tcp-kafka", containerPort: 9093 }] }] },
    status,
  });
  const objects: Record<string, object> = {
    "/api/v1/namespaces/platform/services/kafka": {
      spec: { selector: { app: "kafka" }, ports: [{ port: 9092, targetPort: "tcp-kafka" }] },
    },
    "/api/v1/namespaces/platform/services/brokers": { spec: { clusterIP: "None", selector: { app: "kafka" } } },
    "/api/v1/namespaces/platform/pods/kafka-1": pod("kafka-1"),
    "/api/v1/namespaces/shop/services/prices": { spec: { selector: { app: "none" }, ports: [{ port: 80 }] } },
  };
  const fakeClient = {
    get: async (path: string) => objects[path],
    list: async (_path: string, { labelSelector = "" } = {}) =>
      labelSelector === "app=kafka" ? [pod("kafka-0", { conditions: [] }), pod("kafka-2")] : [],
  } as unknown as KubernetesClient;

  test.each([
    ["kafka.platform.svc.cluster.local", { namespace: "platform", pod: "kafka-2", port: 9093 }],
    ["kafka.platform.svc", { namespace: "platform", pod: "kafka-2", port: 9093 }],
    ["kafka.platform", { namespace: "platform", pod: "kafka-2", port: 9093 }],
    ["kafka-1.brokers.platform.svc", { namespace: "platform", pod: "kafka-1", port: 9092 }],
    ["api.stripe.com", undefined],
    ["example", undefined],
  ])("%s is a pod's, or none", async (host, expected) => {
    expect(await podAt(fakeClient, host, 9092)).toEqual(expected);
  });

  test("with no pod that is ready is told", async () => {
    await expect(podAt(fakeClient, "prices.shop", 80)).rejects.toThrow("No pod is ready at prices.shop.");
  });
});

test.each([
  ["redis://:$(KEY)@redis", "redis://:k-1@redis"],
  ["$(KEY)$(KEY)", "k-1k-1"],
  ["$(LATER) $(constructor) $()", "$(LATER) $(constructor) $()"],
  ["$$(KEY) $$$(KEY) $$", "$(KEY) $k-1 $"],
  ["$KEY $(KEY $", "$KEY $(KEY $"],
  ["$(RAW)", "$(KEY)"],
])("a variable's value %s is what Kubernetes makes of it: %s", (value, expected) => {
  expect(expanded(value, { KEY: "k-1", RAW: "$(KEY)" })).toBe(expected);
});

test("hosts of the services that a worker calls are known by its environment", () => {
  const env = {
    PRICES_URL: "http://prices.shop",
    STOCK_LEVELS_URL: "http://stock-levels.depot",
    SLACK_URL: "https://slack.com",
    CHAT_URL: "http://slack.com",
    DOCS_URL: "http://docs.example.com",
  };
  expect([...calledHosts(env)]).toEqual(["prices.shop", "stock-levels.depot"]);
});

describe("a line of the log", () => {
  const plain = styleOf({ isTTY: false });
  const time = new Date(2026, 0, 2, 3, 4, 5).toISOString();

  test("is written for people", () => {
    const line = { time, level: "info", msg: "shipped", workload: "shop/shipping", orderId: "17", lines: [1, 2] };
    expect(prettyLine(JSON.stringify(line), plain)).toBe("03:04:05 info  shipped orderId=17 lines=[1,2]");
  });

  test("has the stack of an error below it", () => {
    const error = { message: "no stock", stack: "Error: no stock\n    at ship (handlers/ship.ts:3:9)" };
    expect(prettyLine(JSON.stringify({ time, level: "warn", msg: "The handler failed", error }), plain)).toBe(
      "03:04:05 warn  The handler failed error=no stock\n  at ship (handlers/ship.ts:3:9)",
    );
  });

  test.each(["plain text", "{ no json", '{"n":1}'])("of another kind is left as it is: %s", (line) => {
    expect(prettyLine(line, plain)).toBe(line);
  });
});

test("a handler is bundled again when a file that it imports changes, and checked", async () => {
  const folder = mkdtempSync(join(tmpdir(), "headwater-watch-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [file, imported] = [join(folder, "handler.ts"), join(folder, "text.ts")];
  writeFileSync(imported, "export const text = 'first';");
  writeFileSync(file, "import { text } from './text';\nexport default () => text;");
  const built: (string | Problem)[] = [];
  const end = await watchHandler(file, (code) => built.push(code));
  await expect.poll(() => built, { timeout: 10_000 }).toEqual([expect.stringContaining("first")]);
  writeFileSync(imported, "export const text = 'second, which is longer';");
  await expect.poll(() => built.at(-1), { timeout: 20_000 }).toContain("second");
  writeFileSync(file, "export const handler = 1;");
  await expect.poll(() => built.at(-1), { timeout: 20_000 }).toMatchObject({ code: "HW-HANDLER-005" });
  await end();
});

test("a program's connections go where its parent says, and certificates are those of the name", async () => {
  const authority = await createAuthority("test");
  const { certificate: cert, key } = await createServingCertificate(authority, ["broker.platform.svc"]);
  const server = createServer({ cert, key }, (socket) => socket.end("hello")).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const code = `
    const { connect } = require("node:tls");
    const socket = connect({ host: "broker.platform.svc", port: 9092, ca: process.env.CA, servername: "broker.platform.svc" });
    socket.write("early");
    socket.on("data", (text) => console.log(socket.authorized, String(text)));
    socket.on("close", () => fetch("http://other.example:81").catch((error) => { console.log(error.cause.code); process.exit(); }));`;
  const preload = join(projectDir(), "dist/harness/through-tunnels.cjs");
  const child = spawn(process.execPath, ["--require", preload, "-e", code], {
    env: { PATH: process.env.PATH, CA: authority.certificate },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const asked: string[] = [];
  child.on("message", ({ id, host, port }: WhereTo) => {
    asked.push(`${host}:${port}`);
    const known = { "broker.platform.svc": (server.address() as AddressInfo).port, "other.example": 1 };
    child.send({ id, port: known[host as keyof typeof known] });
  });
  let output = "";
  child.stdout?.on("data", (text) => {
    output += text;
  });
  await once(child, "close");
  expect(output.trim().split("\n")).toEqual(["true hello", "ECONNREFUSED"]);
  expect(asked).toEqual(["broker.platform.svc:9092", "other.example:81"]);
});

test("a program whose parent was killed ends, and leaves no secrets behind", async () => {
  const folder = mkdtempSync(join(tmpdir(), "headwater-dev-"));
  const preload = join(projectDir(), "dist/harness/through-tunnels.cjs");
  const code = `process.once("SIGTERM", () => process.exit(7)); setInterval(() => undefined, 1000); console.log("up");`;
  const child = spawn(process.execPath, ["--require", preload, "-e", code], {
    env: { PATH: process.env.PATH, HEADWATER_LOCAL_FOLDER: folder },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  await once(child.stdout as Readable, "data");
  // As the end of its parent does.
  child.disconnect();
  expect(await once(child, "exit")).toEqual([7, null]);
  expect(existsSync(folder)).toBe(false);
});
