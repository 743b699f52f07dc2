import { Readable } from "node:stream";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { EventProcessor } from "../../../runtime/handler-host/event-processor";
import type { GroupListener } from "../../../runtime/handler-host/group-consumer";
import { HeldPartitions, type Partition } from "../../../runtime/handler-host/held-partitions";
import type { Hold } from "../../../runtime/handler-host/hold";
import { decodeDone, encodeDone } from "../../../runtime/handler-host/offset-metadata";
import { nothing } from "../../../runtime/handler-host/outcome";
import type { Commit, Committed } from "../../../runtime/handler-host/progress";
import type { WorkerSettings } from "../../../runtime/handler-host/settings";
import { Worker } from "../../../runtime/handler-host/worker";
import { rejectOnAbort } from "../../../runtime/shared/abort";
import { Bell } from "../../../runtime/shared/bell";
import { createLogger } from "../../../runtime/shared/log";

/** A consumer group of one member, whose events and rebalances the test decides on. */
class FakeGroup {
  static current: FakeGroup;
  readonly held = new HeldPartitions();
  readonly hopeless = new Promise<never>(() => undefined);
  readonly isMember = true;
  readonly commits: string[] = [];
  readonly committed = new Map<string, Committed>();
  readonly events = new Readable({ objectMode: true, read: () => undefined });
  generation = 1;
  isJoining = false;
  private readonly bell = new Bell();

  constructor(
    _settings: WorkerSettings,
    _log: unknown,
    readonly listener: GroupListener,
  ) {
    FakeGroup.current = this;
    this.assign([partition(0), partition(1)]);
  }

  assign(partitions: readonly Partition[]): void {
    this.held.assign(partitions, this.generation);
  }

  open = async () => this.events;
  endReading = () => this.events.destroy();
  close = async () => undefined;
  passed = () => [];
  committedAt = ({ topic, partition }: Partition) => this.committed.get(`${topic}/${partition}`);
  async commit(commits: readonly Commit[]): Promise<void> {
    for (const commit of commits) this.committed.set(`${commit.topic}/${commit.partition}`, commit);
    this.commits.push(...commits.map(({ partition, offset }) => `${partition}/${offset}`));
  }

  async joined(): Promise<void> {
    while (this.isJoining) await this.bell.rung();
  }

  setJoining(isJoining: boolean): void {
    this.isJoining = isJoining;
    this.bell.ring();
  }

  send(partition: number, offset: number, key?: string): void {
    this.events.push({
      topic: "t",
      partition,
      offset: BigInt(offset),
      key: key === undefined ? undefined : Buffer.from(key),
      value: Buffer.from("{}"),
      headers: new Map(),
      headerEntries: [],
      metadata: { consumer: { generationId: this.generation } },
    });
  }
}

vi.mock("../../../runtime/handler-host/group-consumer", async (original) => ({
  ...(await original<typeof import("../../../runtime/handler-host/group-consumer")>()),
  // Made later than this, which comes first.
  GroupConsumer: function create(...group: ConstructorParameters<typeof FakeGroup>) {
    return new FakeGroup(...group);
  },
}));

const partition = (number: number): Partition => ({ topic: "t", partition: number });
const log = createLogger("error", {}, () => undefined);
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Handles what the test says, when it says so. */
class FakeProcessor {
  readonly begun: string[] = [];
  private readonly ends = new Map<string, (error?: Error) => void>();

  process = ({ partition, offset }: { partition: number; offset: bigint }, { result }: Hold) => {
    const name = `${partition}/${offset}`;
    this.begun.push(name);
    const done = new Promise<typeof nothing>((resolve, reject) => {
      this.ends.set(name, (error) => (error ? reject(error) : resolve(nothing)));
    });
    return Promise.race([done, rejectOnAbort(result.signal)]);
  };

  /** Such that its end is waited for, whoever has the partition. */
  processBatch = (messages: readonly { partition: number; offset: bigint }[]) => {
    const name = messages.map(({ partition, offset }) => `${partition}/${offset}`).join("+");
    this.begun.push(name);
    return new Promise<typeof nothing>((resolve) => this.ends.set(name, () => resolve(nothing)));
  };

  async end(name: string, error?: Error): Promise<void> {
    this.ends.get(name)?.(error);
    await settled();
  }
}

describe("a worker", () => {
  let processor: FakeProcessor;
  let worker: Worker;
  let group: FakeGroup;
  let running: Promise<void>;

  beforeEach(() => start({}));

  async function start(more: Partial<WorkerSettings>): Promise<void> {
    processor = new FakeProcessor();
    const settings = { concurrency: 2, graceMs: 10_000, subscriptions: [{ topic: "t" }], publications: [], kafka: {} };
    worker = new Worker({ ...settings, ...more } as never, processor as unknown as EventProcessor, log);
    group = FakeGroup.current;
    running = worker.run();
    running.catch(() => undefined);
    await settled();
  }

  it("of a Job tells the group what it works on, and begins nothing while the group is divided", async () => {
    await start({ concurrency: 1, job: { exitWhenIdleMs: 60_000, exitAfterMs: 60_000 } });
    expect(group.listener.work()).toEqual({ busy: [], hasRoom: true });
    group.send(0, 0);
    group.send(1, 0);
    await settled();
    expect(group.listener.work()).toEqual({ busy: [partition(0)], hasRoom: false });
    group.setJoining(true);
    await processor.end("0/0");
    expect(processor.begun).toEqual(["0/0"]);
    // It is free, though an event has its place already.
    expect(group.listener.work()).toEqual({ busy: [], hasRoom: true });
    group.setJoining(false);
    await settled();
    expect(processor.begun).toEqual(["0/0", "1/0"]);
  });

  it("of a Job gives up at once what waits for the group to be divided, and ends when nothing is left", async () => {
    await start({ concurrency: 1, job: { exitWhenIdleMs: 300, exitAfterMs: 60_000 } });
    group.setJoining(true);
    group.send(0, 0);
    await settled();
    await group.listener.onReleased(group.held.releaseAllBut([partition(1)]));
    expect(processor.begun).toEqual([]);
    group.setJoining(false);
    await running;
    expect(group.commits).toEqual([]);
  });

  it("handles keys side by side, and commits what has nothing unfinished before it", async () => {
    for (const [offset, key] of ["a", "a", "b", "c"].entries()) group.send(0, offset, key);
    await settled();
    expect(processor.begun).toEqual(["0/0", "0/2"]);
    await processor.end("0/2");
    expect(processor.begun).toEqual(["0/0", "0/2", "0/3"]);
    expect(group.commits).toEqual(["0/0"]);
    await processor.end("0/0");
    expect(processor.begun.at(-1)).toBe("0/1");
    expect(group.commits.at(-1)).toBe("0/1");
    await processor.end("0/1");
    expect(group.commits.at(-1)).toBe("0/3");
    await processor.end("0/3");
    expect(group.commits.at(-1)).toBe("0/4");
  });

  it("reads no further than it can begin", async () => {
    for (let offset = 0; offset < 10; offset++) group.send(0, offset);
    await settled();
    expect(processor.begun).toHaveLength(2);
    expect(group.events.readableLength).toBe(8);
  });

  it("finishes what is in hand when it is told to end, and begins nothing", async () => {
    for (const offset of [0, 1, 2]) group.send(0, offset, "a");
    await settled();
    worker.stop();
    await processor.end("0/0");
    await running;
    expect(processor.begun).toEqual(["0/0"]);
    expect(group.commits).toEqual(["0/1"]);
  });

  it("ends at an event that can't be handled, and commits what is done behind it", async () => {
    group.send(0, 0);
    group.send(0, 1);
    await settled();
    await processor.end("0/0", new Error("no stock"));
    await processor.end("0/1");
    await expect(running).rejects.toThrow("no stock");
    expect(group.commits).toEqual(["0/0"]);
    expect(decodeDone(0n, group.committed.get("t/0")?.metadata)).toEqual([{ from: 1n, to: 2n }]);
  });

  it("handles nothing again that was done while the partition was another's", async () => {
    group.committed.set("t/0", { offset: 0n, metadata: encodeDone(0n, [{ from: 1n, to: 3n }]) });
    for (const offset of [0, 1, 2, 3]) group.send(0, offset);
    await settled();
    expect(processor.begun).toEqual(["0/0", "0/3"]);
    await processor.end("0/0");
    await processor.end("0/3");
    expect(group.commits).toEqual(["0/3", "0/4"]);
  });

  it("lets partitions go when it has finished what it has in hand there", async () => {
    group.send(0, 0, "a");
    group.send(0, 1, "a");
    group.send(1, 0, "b");
    await settled();
    let hasLetGo = false;
    const released = group.held.releaseAllBut([partition(1)]);
    void group.listener.onReleased(released).then(() => {
      hasLetGo = true;
    });
    group.send(0, 2, "c");
    await settled();
    expect(hasLetGo).toBe(false);
    await processor.end("0/0");
    expect([hasLetGo, group.commits]).toEqual([true, ["0/1"]]);
    group.generation++;
    group.assign([partition(1)]);
    group.listener.onAssigned();
    await processor.end("1/0");
    expect(processor.begun).toEqual(["0/0", "1/0"]);
    expect(group.commits).toEqual(["0/1", "1/1"]);
  });

  it("gives up what is another's now, and handles it again when the partition comes back", async () => {
    group.send(0, 5, "a");
    await settled();
    group.generation++;
    group.assign([partition(1)]);
    group.listener.onAssigned();
    await settled();
    await processor.end("0/5");
    expect(group.commits).toEqual([]);
    group.generation++;
    group.assign([partition(0), partition(1)]);
    group.listener.onAssigned();
    group.send(0, 5, "a");
    await settled();
    expect(processor.begun).toEqual(["0/5", "0/5"]);
    await processor.end("0/5");
    expect(group.commits).toEqual(["0/6"]);
  });

  it("gives up of a batch what was read before others had the partition, and nothing else", async () => {
    await start({ subscriptions: [{ topic: "t", batch: { size: 2, waitMs: 60_000 } }] as never });
    for (const offset of [0, 1, 2]) group.send(0, offset);
    await settled();
    expect(processor.begun).toEqual(["0/0+0/1"]);
    for (const held of [[partition(1)], [partition(0), partition(1)]]) {
      group.generation++;
      group.assign(held);
      group.listener.onAssigned();
    }
    for (const offset of [0, 1, 2]) group.send(0, offset);
    await settled();
    await processor.end("0/0+0/1");
    expect(processor.begun.slice(1)).toEqual(["0/0"]);
    await processor.end("0/0");
    await processor.end("0/1+0/2");
    expect(processor.begun.slice(1)).toEqual(["0/0", "0/1+0/2"]);
    expect(group.commits.at(-1)).toBe("0/3");
  });
});
