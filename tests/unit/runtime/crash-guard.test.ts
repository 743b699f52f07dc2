import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Message } from "@platformatic/kafka";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CrashGuard } from "../../../runtime/handler-host/crash-guard";
import { CrashRecordFile } from "../../../runtime/handler-host/crash-record";
import { guardedProcessor } from "../../../runtime/handler-host/guarded-processor";
import { Hold } from "../../../runtime/handler-host/hold";
import { nothing } from "../../../runtime/handler-host/outcome";
import { createLogger } from "../../../runtime/shared/log";

const log = createLogger("error", {}, () => undefined);
const message = (offset: number) => ({ topic: "t", partition: 0, offset: BigInt(offset) }) as Message;
const never = new Promise<never>(() => undefined);

describe("an event that ends the process", () => {
  let folder: string;
  let buried: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "headwater-crashes-"));
    buried = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const path = () => join(folder, "crashes.json");

  /** One process of the container: dies, as far as the next one can tell, if nobody closes its guard. */
  function start(poison?: number) {
    const guard = new CrashGuard(new CrashRecordFile(path()), log);
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    const handle = async ({ offset }: Message) => {
      begun.push(Number(offset));
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      if (Number(offset) === poison) await never;
      running--;
      return nothing;
    };
    const processor = guardedProcessor(
      {
        process: handle,
        processBatch: async (messages) => {
          for (const each of messages) await handle(each);
          return nothing;
        },
        bury: async ({ offset }, attempts, summary) => {
          buried.push(`${offset} after ${attempts}: ${summary}`);
          return nothing;
        },
      },
      guard,
    );
    const handleAll = (offsets: readonly number[]) =>
      offsets.map((offset) => processor.process(message(offset), new Hold()));
    const settled = () => new Promise((resolve) => setTimeout(resolve, 40));
    return { guard, processor, begun, handleAll, settled, most: () => most };
  }

  it("is found out with the third death, and nothing else with it", async () => {
    for (let death = 1; death <= 3; death++) {
      const { handleAll, begun, settled } = start(2);
      void handleAll([1, 2, 3]);
      await settled();
      expect(begun).toContain(2);
    }
    const last = start(2);
    await Promise.all(last.handleAll([1, 2, 3]));
    expect(last.begun).toEqual(expect.not.arrayContaining([2]));
    expect(buried).toEqual([
      expect.stringMatching(/^2 after 2: The process ended 2 times while handling event t\/0\/2: it was killed/),
    ]);
    last.guard.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is told with the reason that the last process gave", async () => {
    for (const reason of ["one", undefined, "a handler must not call process.exit"]) {
      const { guard, handleAll, settled } = start(2);
      void handleAll([2]);
      await settled();
      guard.end(reason);
    }
    expect(start().guard.describe("t/0/2")).toBe(
      "The process ended 2 times while handling event t/0/2: a handler must not call process.exit",
    );
  });

  it("runs alone once it is suspected, and the others side by side", async () => {
    start(2).guard.close();
    for (let death = 1; death <= 2; death++) {
      const { handleAll, settled } = start(2);
      void handleAll([2, 3]);
      await settled();
    }
    const { handleAll, begun, settled, most } = start();
    await Promise.all(handleAll([2, 3, 4, 5, 6]));
    await settled();
    expect(begun.sort()).toEqual([2, 3, 4, 5, 6]);
    expect(most()).toBeGreaterThan(1);
    expect(buried).toEqual([]);
  });

  it("is handled by itself, if it came in a batch", async () => {
    for (let death = 1; death <= 3; death++) {
      const { processor, settled } = start(2);
      void processor.processBatch([1, 2, 3].map(message), new Hold());
      await settled();
    }
    const { processor, begun } = start(2);
    await processor.processBatch([1, 2, 3].map(message), new Hold());
    expect(begun).toEqual([1, 3]);
    expect(buried).toHaveLength(1);
  });

  it("is still written down when its handler has come to its end: a promise that it left behind may reject", async () => {
    start();
    const guard = new CrashGuard(new CrashRecordFile(path()), log);
    // When Node ends the process for it: once nothing is left to be done in this turn.
    const written = new Promise<string>((resolve) => setImmediate(() => resolve(readFileSync(path(), "utf8"))));
    void guard.run(["t/0/2"], async () => undefined);
    expect(JSON.parse(await written)).toEqual({ inHand: ["t/0/2"], deaths: {} });
  });

  it("is not suspected for the ends that a process comes to itself", async () => {
    for (let end = 1; end <= 4; end++) {
      const { guard, handleAll, settled } = start(2);
      expect(guard.isWatching).toBe(false);
      void handleAll([2]);
      await settled();
      guard.close();
      guard.end("stopped");
    }
    expect(buried).toEqual([]);
  });

  it("is given up while it waits for its turn, if it is no longer to be begun", async () => {
    for (let death = 1; death <= 2; death++) {
      const { handleAll, settled } = start(2);
      void handleAll([2]);
      await settled();
    }
    const { processor, begun } = start();
    const other = processor.process(message(9), new Hold());
    const hold = new Hold();
    const suspect = processor.process(message(2), hold);
    hold.stop(new Error("The process ends."));
    await expect(suspect).rejects.toThrow("The process ends.");
    await other;
    expect(begun).toEqual([9]);
  });

  it("is not found out from a file that says nothing", () => {
    writeFileSync(path(), "{");
    expect(start().guard.isWatching).toBe(false);
  });
});
