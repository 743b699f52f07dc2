import { describe, expect, it } from "vitest";
import { Committer, type CommitterOptions } from "../../../runtime/handler-host/committer";
import { type Commit, Progress } from "../../../runtime/handler-host/progress";

const commit = (offset: number, partition = 0): Commit => ({
  topic: "t",
  partition,
  offset: BigInt(offset),
  metadata: "",
  generation: 1,
});

/** Two partitions, each with what is done of it. */
class Done {
  private readonly partitions = [0, 1].map(
    (partition) => new Progress({ topic: "t", partition, offset: 0n, generation: 1 }, undefined),
  );

  /** All before the offset. */
  upTo(offset: number, partition = 0): Progress {
    const progress = this.partitions[partition] as Progress;
    progress.pass(BigInt(offset));
    return progress;
  }
}

/** A broker that answers when it is told to. */
function setUp(options: Partial<CommitterOptions> = {}) {
  const done = new Done();
  const sent: (readonly Commit[])[] = [];
  const answers: ((error?: Error) => void)[] = [];
  const failures: unknown[] = [];
  const committer = new Committer({
    send: (commits) => {
      sent.push(commits);
      return new Promise((resolve, reject) => answers.push((error) => (error ? reject(error) : resolve())));
    },
    mayCommit: () => true,
    isPassing: (error) => (error as Error).message === "passing",
    onFailure: (error) => failures.push(error),
    ...options,
  });
  const answer = async (error?: Error) => {
    await expect.poll(() => answers.length, { timeout: 2_000 }).toBeGreaterThan(0);
    answers.shift()?.(error);
  };
  return { done, committer, sent, answer, failures };
}

describe("the committer", () => {
  it("has one request under way and puts all that comes meanwhile into the next", async () => {
    const { done, committer, sent, answer } = setUp();
    committer.add(done.upTo(1));
    await expect.poll(() => sent.length).toBe(1);
    committer.add(done.upTo(2));
    committer.add(done.upTo(3));
    committer.add(done.upTo(7, 1));
    expect(sent).toEqual([[commit(1)]]);
    await answer();
    await answer();
    await committer.flush();
    expect(sent).toEqual([[commit(1)], [commit(3), commit(7, 1)]]);
  });

  it("commits again after it was idle", async () => {
    const { done, committer, sent, answer } = setUp();
    for (const offset of [1, 2]) {
      committer.add(done.upTo(offset));
      await answer();
      await committer.flush();
    }
    expect(sent).toHaveLength(2);
  });

  it("tries again what fails in passing, with what has come meanwhile", async () => {
    const { done, committer, sent, answer, failures } = setUp();
    committer.add(done.upTo(1));
    committer.add(done.upTo(5, 1));
    await expect.poll(() => sent.length).toBe(1);
    committer.add(done.upTo(2));
    await answer(new Error("passing"));
    await answer();
    await committer.flush();
    expect(sent[1]).toEqual(expect.arrayContaining([commit(2), commit(5, 1)]));
    expect(sent[1]).toHaveLength(2);
    expect(failures).toEqual([]);
  });

  it("is held up from when a commit takes long, tried again or not, until one succeeds", async () => {
    const { done, committer, answer } = setUp();
    committer.add(done.upTo(1));
    expect(committer.isHeldUp).toBe(false);
    await expect.poll(() => committer.isHeldUp).toBe(true);
    await answer(new Error("passing"));
    await expect.poll(() => committer.isHeldUp).toBe(true);
    await answer();
    await committer.flush();
    expect(committer.isHeldUp).toBe(false);
  });

  it("leaves out partitions that are no longer ours", async () => {
    const { done, committer, sent, answer } = setUp({ mayCommit: ({ partition }) => partition === 1 });
    committer.add(done.upTo(1, 0));
    committer.add(done.upTo(2, 1));
    await answer();
    await committer.flush();
    expect(sent).toEqual([[commit(2, 1)]]);
    committer.add(done.upTo(3, 0));
    await committer.flush();
    expect(sent).toHaveLength(1);
  });

  it("reports a lasting failure once and commits nothing after it", async () => {
    const { done, committer, sent, answer, failures } = setUp();
    committer.add(done.upTo(1));
    await answer(new Error("forbidden"));
    await committer.flush();
    committer.add(done.upTo(2));
    await committer.flush();
    expect(failures).toEqual([new Error("forbidden")]);
    expect(sent).toHaveLength(1);
  });
});
