import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ComponentSpec } from "../../../cluster/config/spec";
import { Component } from "../../../cluster/node/component";

const logs = mkdtempSync(join(tmpdir(), "headwater-component-test-"));
const socket = join(logs, "socket");
const server = createServer((connection) => connection.end());
let component: Component | undefined;

beforeAll(() => new Promise<void>((resolve) => server.listen(socket, resolve)));
afterEach(() => component?.stop());
afterAll(() => {
  server.close();
  rmSync(logs, { recursive: true });
});

function start(script: string, probe: string, mayStart = () => true, once?: string): Component {
  const spec: ComponentSpec = {
    name: "part",
    command: ["/bin/sh", "-c", script],
    after: [],
    ...(once !== undefined && { once: { kind: "socket", path: once } }),
    probe: { kind: "socket", path: probe },
  };
  component = new Component(spec, logs, () => undefined);
  void component.keepRunning(mayStart);
  return component;
}

describe("a component of the node", () => {
  it("is ready once it answers, and its output is in its log", async () => {
    const part = start("echo hello; exec sleep 60", socket);
    await expect.poll(() => part.status.state).toBe("ready");
    expect(part.isReady).toBe(true);
    expect(readFileSync(join(logs, "part.log"), "utf8")).toContain("hello");
  });

  it("is starting while it does not answer", async () => {
    const part = start("exec sleep 60", join(logs, "nobody"));
    await expect.poll(() => part.status.state).toBe("starting");
    expect(part.status.pid).toBeGreaterThan(0);
  });

  it("starts again when it ends, and tells how it ended", async () => {
    const part = start("exit 3", socket);
    await expect.poll(() => part.status.restarts, { timeout: 5_000 }).toBeGreaterThanOrEqual(2);
    expect(part.status.lastExit).toBe("exit 3");
  });

  it("waits for what it needs", async () => {
    let ready = false;
    const part = start("exec sleep 60", socket, () => ready);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(part.status).toEqual({ name: "part", state: "waiting", restarts: 0 });
    ready = true;
    await expect.poll(() => part.status.state).toBe("ready");
  });

  it("starts once something else answers, and ends without having started if nothing does", async () => {
    const part = start("exec sleep 60", socket, () => true, socket);
    await expect.poll(() => part.status.state).toBe("ready");
    await part.stop();
    const never = start("exec sleep 60", socket, () => true, join(logs, "nobody"));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(never.status).toEqual({ name: "part", state: "waiting", restarts: 0 });
    await never.stop();
    expect(never.status.pid).toBeUndefined();
  });

  it("ends when it is stopped, also if it does not want to, and stays so", async () => {
    const part = start("trap '' TERM; while :; do sleep 1; done", socket);
    await expect.poll(() => part.status.state).toBe("ready");
    const { pid = 0 } = part.status;
    await part.stop();
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
    expect(part.status.restarts).toBe(0);
  });
});
