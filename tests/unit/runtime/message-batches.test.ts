import { expect, it } from "vitest";
import { inBatches } from "../../../runtime/handler-host/message-batches";
import { recordBytes } from "../../../runtime/handler-host/record-size";

const message = (topic: string, bytes: number) => ({ topic, value: Buffer.alloc(bytes) });

it("messages are split as their topics take them, in their order", () => {
  const small = recordBytes(message("a", 10));
  const messages = [message("a", 10), message("b", 10), message("a", 10), message("a", 10), message("b", 10)];
  const batches = inBatches(messages, (topic) => (topic === "a" ? 2 * small : 10 * small));
  expect(batches).toEqual([messages.slice(0, 3), messages.slice(3)]);
});

it("one that is larger than its topic takes is alone with its topic", () => {
  const messages = [message("a", 10), message("a", 500), message("b", 1), message("a", 10)];
  const batches = inBatches(messages, () => 100);
  expect(batches.map((batch) => batch.map(({ topic, value }) => `${topic}${value?.length}`))).toEqual([
    ["a10"],
    ["a500", "b1"],
    ["a10"],
  ]);
  expect(inBatches([], () => 100)).toEqual([]);
});

it("a header without a value is counted as the client writes it", () => {
  const headers = (value: Buffer | undefined) => new Map([[Buffer.from("trace"), value]]) as Map<Buffer, Buffer>;
  expect(recordBytes({ topic: "a", headers: headers(undefined) })).toBe(
    recordBytes({ topic: "a", headers: headers(Buffer.alloc(0)) }),
  );
});
