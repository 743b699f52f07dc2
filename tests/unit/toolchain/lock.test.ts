import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withLock } from "../../../toolchain/lock";

const key = () => `test-${Math.random()}`;

describe("a lock", () => {
  it("is refused with the holder's name, and free again after it", async () => {
    const name = key();
    await withLock(name, "cluster up", 0, async () => {
      await expect(withLock(name, "cluster down", 0, async () => undefined)).rejects.toMatchObject({
        code: "HW-LOCK-001",
        message: expect.stringContaining(`cluster up (process ${process.pid})`),
      });
      await withLock(key(), "another cluster", 0, async () => undefined);
    });
    expect(await withLock(name, "cluster down", 0, async () => "ran")).toBe("ran");
  });

  it("is freed when its body throws", async () => {
    const name = key();
    await expect(withLock(name, "a", 0, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await withLock(name, "b", 0, async () => "ran")).toBe("ran");
  });

  it("is waited for", async () => {
    const name = key();
    const order: string[] = [];
    const first = withLock(name, "first", 0, async () => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      order.push("first");
    });
    await Promise.all([first, withLock(name, "second", 5_000, async () => void order.push("second"))]);
    expect(order).toEqual(["first", "second"]);
  });

  it("ends with its holder, however that ends", async () => {
    const name = key();
    const module = join(__dirname, "../../../toolchain/lock.ts");
    const script = `require(${JSON.stringify(module)}).withLock(${JSON.stringify(name)}, "doomed", 0, () =>
      new Promise(() => { console.log("held"); setInterval(() => undefined, 1000); }));`;
    const holder = spawn(process.execPath, ["--import", "tsx", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
    await once(holder.stdout, "data");
    await expect(withLock(name, "me", 0, async () => undefined)).rejects.toThrow("doomed");
    holder.kill("SIGKILL");
    await once(holder, "exit");
    expect(await withLock(name, "me", 0, async () => "ran")).toBe("ran");
  });
});
