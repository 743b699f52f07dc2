import { describe, expect, it } from "vitest";
import type { Commit } from "../../../runtime/handler-host/committer";
import type { Finished } from "../../../runtime/handler-host/in-hand";
import { TransactionCommitter } from "../../../runtime/handler-host/transaction-committer";

const finished = (offset: number, partition = 0, output = `${partition}/${offset}`): Finished =>
  ({
    entry: {
      position: { topic: "t", partition, offset: BigInt(offset), generation: 1 },
      message: { leaderEpoch: 0 },
    },
    outcome: { messages: [{ topic: "o", value: Buffer.from(output) }], done: () => undefined },
    bytes: 1,
  }) as never;

/** A broker that answers when it is told to. */
function setUp(mayCommit: (commit: Commit) => boolean = () => true) {
  const sent: { outputs: string[]; offsets: string[] }[] = [];
  const answers: ((error?: Error) => void)[] = [];
  const ended: [string, boolean][] = [];
  const failures: unknown[] = [];
  const committer = new TransactionCommitter({
    send: (messages, commits) => {
      sent.push({
        outputs: messages.map(({ value }) => String(value)),
        offsets: commits.map(({ partition, offset }) => `${partition}/${offset}`),
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
  return { committer, sent, answer, ended, failures };
}

describe("the committer of transactions", () => {
  it("has one under way, and puts what is finished meanwhile into the next, with each partition's last offset", async () => {
    const { committer, sent, answer, ended } = setUp();
    committer.add([finished(4)]);
    await expect.poll(() => sent.length).toBe(1);
    committer.add([finished(5), finished(6)]);
    committer.add([finished(1, 1)]);
    await answer();
    await answer();
    await committer.flush();
    expect(sent).toEqual([
      { outputs: ["0/4"], offsets: ["0/5"] },
      { outputs: ["0/5", "0/6", "1/1"], offsets: ["0/7", "1/2"] },
    ]);
    expect(ended).toEqual([
      ["0/4", true],
      ["0/5", true],
      ["0/6", true],
      ["1/1", true],
    ]);
  });

  it("tries again what was undone in passing, in its order", async () => {
    const { committer, sent, answer } = setUp();
    committer.add([finished(4)]);
    await expect.poll(() => sent.length).toBe(1);
    committer.add([finished(5)]);
    await answer(new Error("passing"));
    await answer();
    await committer.flush();
    expect(sent.at(-1)).toEqual({ outputs: ["0/4", "0/5"], offsets: ["0/6"] });
  });

  it("leaves what is no longer ours to its owner", async () => {
    const { committer, sent, answer, ended } = setUp(({ partition }) => partition === 0);
    committer.add([finished(4, 1)]);
    committer.add([finished(5)]);
    await answer();
    await committer.flush();
    expect(sent).toEqual([{ outputs: ["0/5"], offsets: ["0/6"] }]);
    expect(ended).toEqual([
      ["1/4", false],
      ["0/5", true],
    ]);
  });

  it("begins none after one that failed for good", async () => {
    const { committer, sent, answer, failures } = setUp();
    committer.add([finished(4)]);
    await answer(new Error("fenced"));
    await committer.flush();
    committer.add([finished(5)]);
    await committer.flush();
    expect([sent.length, failures.length]).toEqual([1, 1]);
  });

  it("keeps a batch together, and transactions small", async () => {
    const { committer, sent, answer } = setUp();
    const batch = Array.from({ length: 400 }, (_, offset) => finished(offset));
    committer.add(batch);
    committer.add(Array.from({ length: 200 }, (_, index) => finished(400 + index)));
    await answer();
    await answer();
    await committer.flush();
    expect(sent.map(({ outputs }) => outputs.length)).toEqual([400, 200]);
  });
});
