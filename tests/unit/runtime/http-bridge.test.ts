import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { BodyBudget } from "../../../runtime/handler-host/body-budget";
import { toRequest } from "../../../runtime/handler-host/http-bridge";

const { signal } = new AbortController();

const message = (...chunks: string[]): IncomingMessage =>
  Object.assign(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), {
    method: "POST",
    url: "/",
    headers: { host: "shop" },
    rawHeaders: [],
  }) as unknown as IncomingMessage;

describe("a request's body", () => {
  const open = (budget: BodyBudget) => {
    const share = budget.open();
    return { share, read: (...chunks: string[]) => toRequest(message(...chunks), { maxBytes: 10, share }, signal) };
  };

  it("is taken up to its limit", async () => {
    const { read } = open(new BodyBudget(100));
    expect(await (await read("abcde", "fghij")).text()).toBe("abcdefghij");
    await expect(read("abcde", "fghijk")).rejects.toMatchObject({ status: 413 });
  });

  it("is refused for a while if all of them together are too much", async () => {
    const budget = new BodyBudget(15);
    const first = open(budget);
    await first.read("abcdefghij");
    const second = open(budget);
    await expect(second.read("abc", "def")).rejects.toMatchObject({ status: 503, headers: { "retry-after": "1" } });
    second.share.close();
    first.share.close();
    first.share.close();
    const [third, fourth] = [open(budget), open(budget)];
    await third.read("abcdefghij");
    await fourth.read("abcde");
    await expect(fourth.read("f")).rejects.toMatchObject({ status: 503 });
  });
});
