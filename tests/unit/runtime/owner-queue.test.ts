import { describe, expect, it } from "vitest";
import { OwnerQueue } from "../../../runtime/provisioner/owner-queue";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("the queue of owners", () => {
  it("runs one owner's tasks in order, even after one failed, and different owners' side by side", async () => {
    const queue = new OwnerQueue();
    const seen: string[] = [];
    const task =
      (name: string, ms: number, fails = false) =>
      async () => {
        seen.push(`${name} begins`);
        await pause(ms);
        seen.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      };
    const results = await Promise.allSettled([
      queue.run("a", task("a1", 30, true)),
      queue.run("a", task("a2", 1)),
      queue.run("b", task("b1", 5)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
    expect(seen).toEqual(["a1 begins", "b1 begins", "b1 ends", "a1 ends", "a2 begins", "a2 ends"]);
  });
});
