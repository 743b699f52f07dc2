import { Consumer, kGetApi } from "@platformatic/kafka";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CommittedConsumer } from "../../../runtime/handler-host/committed-consumer";

type Done = (error: Error | null, answer?: object) => void;

/** What a broker is asked, in place of one, which answers when the test says. */
const asked: { args: unknown[]; answer: Done }[] = [];

describe("a consumer of what is committed", () => {
  let consumer: CommittedConsumer;

  beforeEach(() => {
    asked.length = 0;
    const api = (...args: unknown[]) => asked.push({ args, answer: args.pop() as Done });
    vi.spyOn(Consumer.prototype, kGetApi).mockImplementation(((_: string, done: (error: null, api: unknown) => void) =>
      done(null, api)) as never);
    consumer = new CommittedConsumer({ clientId: "test", groupId: "g", bootstrapBrokers: ["localhost:1"] });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    consumer.close(true, () => undefined);
  });

  function call(name: string, ...args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) =>
      consumer[kGetApi]<unknown[], unknown>(name, (_, api) =>
        (api as unknown as (...all: unknown[]) => void)(...args, (error: Error | null, answer: unknown) =>
          error ? reject(error) : resolve(answer),
        ),
      ),
    );
  }

  it("keeps what is committed beside an offset, and waits for transactions that commit", async () => {
    const answered = call("OffsetFetch", "connection", [], false);
    expect(asked[0]?.args.at(-1)).toBe(true);
    const partition = (partitionIndex: number, committedOffset: bigint, metadata: string) => ({
      partitionIndex,
      committedOffset,
      metadata,
    });
    const topic = { name: "t", partitions: [partition(0, 5n, "more"), partition(1, -1n, "")] };
    asked[0]?.answer(null, { groups: [{ topics: [topic] }] });
    await answered;
    expect([...consumer.committed]).toEqual([["t/0", { offset: 5n, metadata: "more" }]]);
  });

  it("does without, if brokers answer in the form of old", async () => {
    const answered = call("OffsetFetch", "connection", [], false);
    asked[0]?.answer(null, { topics: [] });
    await answered;
    expect(consumer.committed.size).toBe(0);
  });

  it("drops what it has asked for before the group was divided anew", async () => {
    const answer = { responses: [{ topicId: "t", partitions: [] }] };
    const generation = (number: number) => Object.assign(consumer, { generationId: number });
    generation(1);
    const [before, since] = [call("Fetch", "connection"), call("Fetch", "connection")];
    asked[0]?.answer(null, answer);
    generation(2);
    asked[1]?.answer(null, answer);
    expect(await before).toEqual(answer);
    expect(await since).toEqual({ responses: [] });
  });
});
