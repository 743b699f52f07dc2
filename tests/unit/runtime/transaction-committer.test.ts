import { describe, expect, it } from "vitest";
import type { Position } from "../../../runtime/handler-host/held-partitions";
import type { Finished } from "../../../runtime/handler-host/in-hand";
import { decodeDone } from "../../../runtime/handler-host/offset-metadata";
import type { OffsetRange } from "../../../runtime/handler-host/offset-ranges";
import { Progress } from "../../../runtime/handler-host/progress";
import { TransactionCommitter } from "../../../runtime/handler-host/transaction-committer";

/** Events of two partitions, taken in their order from the first on. */
class Events {
  private readonly progress = [0, 1].map(
    (partition) => new Progress({ topic: "t", partition, offset: 4n, generation: 1 }, undefined),
  );

  finished(offset: number, partition = 0): Finished {
    const progress = this.progress[partition] as Progress;
    const position = { topic: "t", partition, offset: BigInt(offset), generation: 1 };
    return {
      entry: { position, progress, range: progress.take(position.offset) },
      outcome: { messages: [{ topic: "o", value: Buffer.from(`${partition}/${offset}`) }], done: () => undefined },
      bytes: 1,
    } as never;
  }
}

/** A broker that answers when it is told to. */
function setUp(mayCommit: (position: Position) => boolean = () => true) {
  const events = new Events();
  const sent: { outputs: string[]; offsets: string[]; done: OffsetRange[][] }[] = [];
  const answers: ((error?: Error) => void)[] = [];
  const ended: [string, boolean][] = [];
  const failures: unknown[] = [];
  const committer = new TransactionCommitter({
    send: (messages, commits) => {
      sent.push({
        outputs: messages.map(({ value }) => String(value)),
        offsets: commits.map(({ partition, offset }) => `${partition}/${offset}`),
        done: commits.map(({ offset, metadata }) => decodeDone(offset, metadata)),
      });
      return new Promise((resolve, reject) => answers.push((error) => (error ? reject(error) : resolve())));
    },
    mayCommit,
    mayRepeat: (error) => (error as Error).message === "passing",
    onEnd: (group, isCommitted) => {
      for (const { outcome } of group) ended.push([String(outcome.messages[0]?.value), isCommitted]);
    },
    onFailure: (error) => failures.push(error),
  });
  const answer = async (error?: Error) => {
    await expect.poll(() => answers.length, { timeout: 2_000 }).toBeGreaterThan(0);
    answers.shift()?.(error);
  };
  return { events, committer, sent, answer, ended, failures };
}

describe("the committer of transactions", () => {
  it("has one under way, and puts what is finished meanwhile into the next, with each partition's last offset", async () => {
    const { events, committer, sent, answer, ended } = setUp();
    committer.add([events.finished(4)]);
    await expect.poll(() => sent.length).toBe(1);
    committer.add([events.finished(5), events.finished(6)]);
    committer.add([events.finished(4, 1)]);
    await answer();
    await answer();
    await committer.flush();
    expect(sent).toMatchObject([
      { outputs: ["0/4"], offsets: ["0/5"] },
      { outputs: ["0/5", "0/6", "1/4"], offsets: ["0/7", "1/5"] },
    ]);
    expect(ended).toEqual([
      ["0/4", true],
      ["0/5", true],
      ["0/6", true],
      ["1/4", true],
    ]);
  });

  it("tries again what was undone in passing, in its order", async () => {
    const { events, committer, sent, answer } = setUp();
    committer.add([events.finished(4)]);
    await expect.poll(() => sent.length).toBe(1);
    committer.add([events.finished(5)]);
    await answer(new Error("passing"));
    await answer();
    await committer.flush();
    expect(sent.at(-1)).toMatchObject({ outputs: ["0/4", "0/5"], offsets: ["0/6"] });
  });

  it("is held up while a transaction takes long", async () => {
    const { events, committer, answer } = setUp();
    committer.add([events.finished(4)]);
    expect(committer.isHeldUp).toBe(false);
    await expect.poll(() => committer.isHeldUp).toBe(true);
    await answer();
    await committer.flush();
    expect(committer.isHeldUp).toBe(false);
  });

  it("leaves what is no longer ours to its owner", async () => {
    const { events, committer, sent, answer, ended } = setUp(({ partition }) => partition === 0);
    committer.add([events.finished(4, 1)]);
    committer.add([events.finished(5)]);
    await answer();
    await committer.flush();
    expect(sent).toMatchObject([{ outputs: ["0/5"] }]);
    expect(ended).toEqual([
      ["1/4", false],
      ["0/5", true],
    ]);
  });

  it("begins none after one that failed for good", async () => {
    const { events, committer, sent, answer, failures } = setUp();
    committer.add([events.finished(4)]);
    await answer(new Error("fenced"));
    await committer.flush();
    committer.add([events.finished(5)]);
    await committer.flush();
    expect([sent.length, failures.length]).toEqual([1, 1]);
  });

  it("keeps a batch together, and transactions small", async () => {
    const { events, committer, sent, answer } = setUp();
    const batch = Array.from({ length: 400 }, (_, index) => events.finished(4 + index));
    committer.add(batch);
    committer.add(Array.from({ length: 200 }, (_, index) => events.finished(404 + index)));
    await answer();
    await answer();
    await committer.flush();
    expect(sent.map(({ outputs }) => outputs.length)).toEqual([400, 200]);
  });

  it("tells what is done beyond the first that is not, of what it sends and has sent", async () => {
    const { events, committer, sent, answer } = setUp();
    const [first, second, third, fourth] = [4, 5, 6, 7].map((offset) => events.finished(offset));
    committer.add([third as Finished]);
    await expect.poll(() => sent.length).toBe(1);
    committer.add([fourth as Finished]);
    committer.add([first as Finished]);
    await answer();
    await answer();
    await committer.flush();
    expect(sent.map(({ offsets }) => offsets)).toEqual([["0/4"], ["0/5"]]);
    expect(sent.map(({ done }) => done)).toEqual([[[{ from: 6n, to: 7n }]], [[{ from: 6n, to: 8n }]]]);
    expect(second?.entry.progress.commit().offset).toBe(5n);
  });
});
