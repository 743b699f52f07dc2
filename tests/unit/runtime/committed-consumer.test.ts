import { Consumer, kGetApi, kGetConnection, NetworkError, ResponseError, UserError } from "@platformatic/kafka";
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

  it("looks for another coordinator if the one that it knows is no broker any more", () => {
    const [told, forget] = [vi.fn(), vi.spyOn(consumer, "clearMetadata")];
    consumer[kGetConnection](undefined, told);
    const [error] = told.mock.calls[0] as [NetworkError];
    // The client keeps its coordinator after an error that says so.
    expect(error).toMatchObject({ code: "PLT_KFK_NETWORK", canRetry: true });
    expect(error).not.toHaveProperty("hasStaleMetadata");
    expect(forget).toHaveBeenCalled();
  });

  describe("that asks for events", () => {
    const answer = { responses: [{ topicId: "t", partitions: [] }] };
    const nothing = { responses: [] };
    let sent: Done[];

    beforeEach(() => {
      sent = [];
      vi.spyOn(Consumer.prototype, "fetch").mockImplementation(((_: unknown, done: Done) => sent.push(done)) as never);
    });

    const ask = (fetchOffset: bigint | undefined) =>
      consumer.fetch({
        node: 1,
        topics: [
          {
            topicId: "t",
            partitions: [
              {
                partition: 0,
                fetchOffset: fetchOffset as bigint,
                partitionMaxBytes: 1,
                currentLeaderEpoch: 0,
                lastFetchedEpoch: 0,
              },
            ],
          },
        ],
      });
    const generation = (number: number) => Object.assign(consumer, { generationId: number });

    it("drops what it has asked for before the group was divided anew", async () => {
      generation(1);
      const asked = [ask(0n), ask(0n), ask(0n)];
      sent[0]?.(null, answer);
      consumer.beginAnew();
      sent[1]?.(null, answer);
      generation(2);
      sent[2]?.(null, answer);
      expect(await Promise.all(asked)).toEqual([answer, nothing, nothing]);
    });

    it("asks for nothing before it has read where to begin in what it was given", async () => {
      const read = () => call("OffsetFetch", "connection", [], false);
      const before = read();
      consumer.beginAnew();
      asked[0]?.answer(null, { groups: [] });
      await before;
      expect(await ask(0n)).toMatchObject(nothing);
      const since = read();
      asked[1]?.answer(null, { groups: [] });
      await since;
      const answered = ask(0n);
      sent[0]?.(null, answer);
      expect(await answered).toEqual(answer);
    });

    it("asks again soon, and those that lead by then, after an error that passes", async () => {
      const [failed, forget] = [vi.fn(), vi.spyOn(consumer, "clearMetadata")];
      consumer.onFetchFailed = failed;
      const errors = [
        new ResponseError(1, 17, { "/responses/0": [6, null] }, {}),
        new UserError("Cannot find broker with node id 1"),
        new NetworkError("Connection closed"),
      ];
      for (const [index, error] of errors.entries()) {
        const asked = ask(0n);
        sent[index]?.(error);
        expect(await asked).toMatchObject(nothing);
      }
      expect(failed.mock.calls).toEqual(errors.map((error) => [error]));
      expect(forget).toHaveBeenCalledTimes(errors.length);
    });

    it("fails with an error that does not pass", async () => {
      const refused = new ResponseError(1, 17, { "/responses/0": [29, null] }, {});
      const asked = ask(0n);
      sent[0]?.(refused);
      await expect(asked).rejects.toBe(refused);
    });

    it("says of nobody that it leads, as the one who wrote last need not", () => {
      const options = { node: 1, topics: [{ topicId: "t", partitions: [{ fetchOffset: 1n, currentLeaderEpoch: 4 }] }] };
      consumer.fetch(options as never, () => undefined);
      expect(options.topics[0]?.partitions[0]).toMatchObject({ currentLeaderEpoch: -1, lastFetchedEpoch: -1 });
    });

    it("asks for nothing while it does not know where to begin", async () => {
      expect(await ask(undefined)).toMatchObject(nothing);
      expect(sent).toEqual([]);
    });
  });
});
