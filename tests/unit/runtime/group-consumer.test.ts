import { Consumer, kGetApi, kGetConnection } from "@platformatic/kafka";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CommittedConsumer } from "../../../runtime/handler-host/committed-consumer";
import { GroupConsumer } from "../../../runtime/handler-host/group-consumer";
import { createLogger } from "../../../runtime/shared/log";

type Done = (error: Error | null, value?: unknown) => void;

const GROUP = "shop.shipping";
const settings = {
  kafka: { bootstrap: ["localhost:1"], username: GROUP, password: "secret", ca: undefined },
  group: GROUP,
  workload: GROUP,
  graceMs: 1_000,
  concurrency: 1,
  subscriptions: [],
};

/** In which generations offsets were committed, with a coordinator that is in one of them alone. */
let committedIn: number[];
let current: number;
let group: GroupConsumer;

beforeEach(() => {
  committedIn = [];
  const offsetCommit = {
    async: async (_connection: unknown, _group: string, generation: number) => {
      if (generation !== current) throw new Error("Specified group generation id is not valid.");
      committedIn.push(generation);
    },
  };
  vi.spyOn(Consumer.prototype, "findGroupCoordinator").mockImplementation((async () => 1) as never);
  vi.spyOn(Consumer.prototype, "metadata").mockImplementation((async () => ({ brokers: new Map([[1, {}]]) })) as never);
  vi.spyOn(Consumer.prototype, kGetConnection).mockImplementation(((_: unknown, done: Done) =>
    done(null, {})) as never);
  vi.spyOn(Consumer.prototype, kGetApi).mockImplementation(((_: string, done: Done) =>
    done(null, offsetCommit)) as never);
  group = new GroupConsumer(
    settings as never,
    createLogger("info", {}, () => undefined),
    {
      onReleased: async () => {
        await undefined; // its events end
        await group.commit([{ topic: "t", partition: 1, offset: 5n, metadata: "", generation: 2 }]);
      },
      onAssigned: () => undefined,
      onFailure: () => undefined,
      work: () => ({ busy: [], hasRoom: true }),
    },
  );
  join(2, [0, 1]);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await group.close();
});

const clientOf = (of: GroupConsumer) => (of as unknown as { readonly consumer: CommittedConsumer }).consumer;

/** What the client does when the group is divided. */
const becomes = (generationId: number, partitions: readonly number[]) =>
  Object.assign(clientOf(group), { memberId: "me", generationId, assignments: [{ topic: "t", partitions }] });
function join(generationId: number, partitions: readonly number[]): void {
  const { assignments } = becomes(generationId, partitions);
  clientOf(group).emit("consumer:group:join", { groupId: GROUP, memberId: "me", generationId, assignments });
}

test("what a member gives up is committed in the generation in which it was asked to", async () => {
  becomes(3, [0]);
  current = 3;
  clientOf(group).emit("consumer:group:rebalance", { groupId: GROUP });
  await clientOf(group).beforeJoin();
  expect(committedIn).toEqual([3]);
});

test("or in its last one, if the coordinator does not know the next because it died meanwhile", async () => {
  becomes(3, []);
  current = 2;
  await clientOf(group).beforeJoin();
  expect(committedIn).toEqual([2]);
});

test("one that is closed before it has asked to join ends at once, and never asks", async () => {
  await group.close();
  const hasAsked = vi.fn();
  clientOf(group).beforeJoin().then(hasAsked);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(hasAsked).not.toHaveBeenCalled();
});
