import { expect, it } from "vitest";
import { Slots } from "../../../toolchain/slots";

it("lets only so many run at once, in the order in which they came, and goes on after a failure", async () => {
  const slots = new Slots(2);
  const started: number[] = [];
  let running = 0;
  let most = 0;
  const job = (id: number) =>
    slots.use(async () => {
      started.push(id);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      if (id === 1) throw new Error("no");
      return id;
    });
  const results = await Promise.allSettled([0, 1, 2, 3, 4].map(job));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled", "fulfilled"]);
  expect(started).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
});
