import fc from "fast-check";
import { expect, test } from "vitest";
import type { Topology } from "../../../constructs";
import { compareWithLock } from "../../../constructs/lock/compare-with-lock";
import type { Lock } from "../../../constructs/lock/lock";
import { lockOf } from "../../../constructs/lock/lock-of";
import { lockText, parseLock } from "../../../constructs/lock/lock-text";
import { emptyLock, released } from "../../../constructs/lock/release";
import type { Declaration, StreamDeclaration } from "../../../constructs/model/declarations";
import type { SubscriptionDeclaration, WorkloadDeclaration } from "../../../constructs/model/workload-declarations";
import { avro, ID, jsonSchema, NOTE, NOTE_OR_NONE, protobuf, stream, team, topologyOf, workload } from "./declared";

const contracts = [
  undefined,
  avro(ID),
  avro(ID, NOTE_OR_NONE),
  jsonSchema(),
  jsonSchema("note"),
  protobuf("string id = 1"),
  protobuf("string id = 1", "string note = 2"),
];
const names = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/);
const contract = fc.constantFrom(...contracts);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const streamTraits = fc.record({
  role: fc.constantFrom("event" as const, "state" as const),
  key: maybe(names),
  partitions: fc.integer({ min: 1, max: 20 }),
  replicationFactor: maybe(fc.integer({ min: 1, max: 3 })),
  compatibility: fc.constantFrom("NONE" as const, "BACKWARD" as const, "FULL_TRANSITIVE" as const),
  contract,
});
const workloadTraits = fc.record({
  storage: maybe(fc.record({ size: fc.constantFrom("1Gi", "2Gi"), mountPath: fc.constant("/data") })),
  publishes: fc.array(fc.nat(), { maxLength: 2 }),
  subscribes: fc.array(fc.record({ of: fc.nat(), reads: contract, deadLetter: fc.boolean() }), { maxLength: 3 }),
});

/** Any teams with any streams, and workloads that use them across teams. */
const topologies: fc.Arbitrary<Topology> = fc
  .uniqueArray(
    fc.record({
      name: names,
      streams: fc.uniqueArray(fc.tuple(names, streamTraits), { maxLength: 4, selector: ([name]) => name }),
      workloads: fc.uniqueArray(fc.tuple(names, workloadTraits), { maxLength: 4, selector: ([name]) => name }),
    }),
    { minLength: 1, maxLength: 3, selector: ({ name }) => name },
  )
  .map((all) => {
    const teams = all.map((each) => ({ ...each, declared: team(each.name) }));
    const streams = teams.flatMap(({ declared, streams: own }) =>
      own.map(([name, traits]) => stream(declared, name, traits)),
    );
    const pick = (index: number) => streams.slice(index % Math.max(streams.length, 1)).slice(0, 1);
    const users = teams.flatMap(({ declared, workloads }) =>
      workloads.flatMap(([name, { publishes, subscribes, ...traits }]): Declaration[] => {
        const letters = stream(declared, `${name}.dead-letters`, { role: "dead-letter" });
        return [
          letters,
          workload(declared, name, {
            ...traits,
            path: `${declared.path}/workloads/${name}`,
            publishes: publishes.flatMap(pick).map(({ path }) => path),
            subscribes: onceEach(
              subscribes.flatMap(({ of, reads, deadLetter }) =>
                pick(of).map(({ path }) => ({
                  stream: path,
                  retries: 5,
                  deadLetters: deadLetter ? letters.path : undefined,
                  reads,
                })),
              ),
            ),
          }),
        ];
      }),
    );
    return topologyOf(...teams.map(({ declared }) => declared), ...streams, ...users);
  });

const onceEach = (subscriptions: readonly SubscriptionDeclaration[]) => [
  ...new Map(subscriptions.map((each) => [each.stream, each])).values(),
];

const declarationsOf = ({ teams, streams, workloads }: Topology): Declaration[] => [...teams, ...streams, ...workloads];

const release = (topology: Topology, lock: Lock) => released(topology, { file: "headwater.lock", lock, remove: [] });

test("what is released is clean, through the file, and releasing it again changes nothing", () => {
  fc.assert(
    fc.property(topologies, (topology) => {
      const { lock } = release(topology, emptyLock);
      expect(parseLock(lockText(lock), "x")).toEqual({ lock });
      expect(compareWithLock(topology, lock)).toEqual([]);
      const again = release(topology, lock);
      expect(again.changes).toEqual([]);
      expect(lockText(again.lock)).toBe(lockText(lock));
    }),
    { numRuns: 60 },
  );
});

/** One change that must be found, and where. */
interface Change {
  readonly what: string;
  readonly path: string;
  readonly to: readonly Declaration[];
}

const sameFormat = (format: string) =>
  ({
    avro: avro({ name: "id", type: "int" }, NOTE),
    json: jsonSchema("note", "id", "amount"),
    protobuf: protobuf("int32 id = 1", "string note = 2"),
  })[format];

function changesOf(topology: Topology): Change[] {
  const all = declarationsOf(topology);
  const lock = lockOf(topology);
  const replaced = (what: string, before: Declaration, now: Declaration): Change => ({
    what,
    path: before.path,
    to: all.map((each) => (each === before ? now : each)),
  });
  const gone = (before: StreamDeclaration | WorkloadDeclaration): Change => ({
    what: `${before.kind} gone`,
    path: before.team,
    to: all.filter((each) => each !== before).map((each) => withoutUse(each, before.path)),
  });
  return [
    ...topology.teams.map((each) => replaced("namespace", each, { ...each, namespace: `${each.namespace}-x` })),
    ...topology.streams
      .filter(({ role }) => role !== "dead-letter")
      .flatMap((each) => [
        replaced("topic", each, { ...each, topic: `${each.topic}-x` }),
        replaced("role", each, { ...each, role: each.role === "state" ? "event" : "state" }),
        ...(each.key === undefined ? [] : [replaced("key", each, { ...each, key: `${each.key}-x` })]),
        ...(each.key === undefined ? [] : [replaced("no key", each, { ...each, key: undefined })]),
        ...(each.partitions === 1 ? [] : [replaced("fewer partitions", each, { ...each, partitions: 1 })]),
        ...(each.key === undefined && each.role === "event"
          ? []
          : [replaced("more partitions", each, { ...each, partitions: each.partitions + 1 })]),
        ...(each.replicationFactor === undefined
          ? []
          : [replaced("replicas", each, { ...each, replicationFactor: each.replicationFactor + 1 })]),
        ...(each.contract === undefined
          ? []
          : [
              replaced("no contract", each, { ...each, contract: undefined }),
              replaced("format", each, {
                ...each,
                contract: each.contract.format === "avro" ? jsonSchema() : avro(ID),
              }),
              ...(each.compatibility === "NONE"
                ? []
                : [replaced("contract", each, { ...each, contract: sameFormat(each.contract.format) })]),
            ]),
        gone(each),
      ]),
    ...topology.workloads.flatMap((each) => {
      const name = topology.team(each.team).name;
      const isLocked = Object.hasOwn(lock.teams[name]?.workloads ?? {}, each.name);
      return [
        ...(isLocked ? [gone(each)] : []),
        ...(each.storage === undefined
          ? []
          : [
              replaced("no storage", each, { ...each, storage: undefined }),
              replaced("storage", each, { ...each, storage: { ...each.storage, size: "7Gi" } }),
            ]),
      ];
    }),
  ];
}

function withoutUse(declaration: Declaration, path: string): Declaration {
  if (declaration.kind !== "workload") return declaration;
  return {
    ...declaration,
    publishes: declaration.publishes.filter((each) => each !== path),
    subscribes: declaration.subscribes.filter((each) => each.stream !== path),
  };
}

test("any single change of what is remembered is found, at its construct", () => {
  let changes = 0;
  fc.assert(
    fc.property(topologies, (topology) => {
      const lock = lockOf(topology);
      for (const { what, path, to } of changesOf(topology)) {
        changes += 1;
        const found = compareWithLock(topologyOf(...to), lock).filter((finding) => finding.path === path);
        expect(found.length, `${what} at ${path}`).toBeGreaterThan(0);
      }
    }),
    { numRuns: 60 },
  );
  expect(changes).toBeGreaterThan(500);
});
