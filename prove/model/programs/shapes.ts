import fc from "fast-check";
import { FORMATS, STRANGE_TEXTS, STREAMS, TEAMS, WORKLOADS } from "./vocabulary";

// What is drawn at random, before it is decided what refers to what: any of it shrinks to something that is valid too.

const size = fc.constantFrom("1Mi", "64Mi", "0.5Gi", "1e9", "10Gi");
const visibility = fc.constantFrom("team", "platform");
const port = fc.constantFrom(80, 8080, 65535);
/** Refers to one of what there is, by its number modulo how many there are. */
const pick = fc.nat(20);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const stream = fc.record({
  name: fc.constantFrom(...STREAMS),
  state: fc.boolean(),
  format: fc.constantFrom(...FORMATS),
  keyed: fc.boolean(),
  visibility,
  partitions: maybe(fc.constantFrom(1, 4, 12, 10_000)),
  replicationFactor: maybe(fc.constant(1)),
  retentionDays: maybe(fc.integer({ min: 1, max: 3650 })),
  /** Of a stream of events. */
  retentionSize: maybe(size),
  /** Of a stream of state. */
  tombstoneDays: maybe(fc.nat(30)),
  maxEventSize: maybe(fc.constantFrom("1Ki", "2Mi", "10M", "99Mi")),
  subject: maybe(fc.constantFrom("topic", "topic-record")),
  adopted: fc.nat(9).map((n) => n === 9),
  compatibility: maybe(fc.constantFrom("NONE", "BACKWARD", "FORWARD_TRANSITIVE", "FULL")),
});
export type StreamShape = typeof stream extends fc.Arbitrary<infer T> ? T : never;

const container = fc.record({
  port: maybe(port),
  health: fc.boolean(),
  metrics: fc.boolean(),
  args: fc.array(fc.constantFrom(...STRANGE_TEXTS), { maxLength: 2 }),
});
export type ContainerShape = typeof container extends fc.Arbitrary<infer T> ? T : never;

const env = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom("MODE", "region", "A.B-c", "_", "LOG_LEVEL"),
    value: fc.oneof(
      fc.constantFrom(...STRANGE_TEXTS),
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.constant(undefined),
    ),
  }),
  { selector: ({ name }) => name, maxLength: 3 },
);

const workload = fc.record({
  name: fc.constantFrom(...WORKLOADS),
  worker: fc.boolean(),
  /** Where the platform keeps such. */
  durable: maybe(fc.constantFrom("DurableFunction", "DurableEntity")),
  container: maybe(container),
  publishes: fc.array(pick, { maxLength: 3 }),
  subscribes: fc.array(
    fc.record({
      pick,
      retries: maybe(fc.integer({ min: 0, max: 100 })),
      timeoutSeconds: maybe(fc.integer({ min: 1, max: 86_400 })),
      deadLetter: fc.boolean(),
      viaStream: fc.boolean(),
      reads: fc.boolean(),
      from: maybe(fc.constantFrom("earliest", "latest")),
      /** Of a durable entity. */
      handler: maybe(fc.constantFrom("take", "order-placed", "_1")),
    }),
    { maxLength: 3 },
  ),
  holds: fc.array(pick, { maxLength: 2 }),
  calls: fc.array(pick, { maxLength: 2 }),
  exposes: fc.nat(2),
  reaches: fc.array(fc.constantFrom("api.example.com", "10.0.0.1", "db.example"), { maxLength: 1 }),
  transactional: fc.boolean(),
  concurrency: maybe(fc.integer({ min: 1, max: 1_000 })),
  batchSize: maybe(fc.integer({ min: 1, max: 500 })),
  visibility,
  env,
  storage: maybe(fc.record({ size, mountPath: maybe(fc.constantFrom("/data", "/var/lib/x y", "/srv/ü")) })),
  quota: maybe(
    fc.record({
      producerByteRate: maybe(fc.integer({ min: 1, max: 10 ** 9 })),
      consumerByteRate: maybe(fc.constant(1024)),
      requestPercentage: maybe(fc.constantFrom(0.5, 200)),
    }),
  ),
  resources: maybe(fc.record({ cpu: fc.constantFrom("1m", "0.5", "2"), memory: size })),
  scaling: maybe(
    fc.record({
      min: fc.nat(3),
      more: fc.integer({ min: 1, max: 8 }),
      lagPerReplica: fc.integer({ min: 1, max: 5000 }),
      cooldownSeconds: fc.integer({ min: 1, max: 600 }),
      scheduled: fc.boolean(),
    }),
  ),
  jobs: fc.boolean(),
  replicas: maybe(fc.integer({ min: 1, max: 5 })),
  patched: fc.boolean(),
});
export type WorkloadShape = typeof workload extends fc.Arbitrary<infer T> ? T : never;

const byName = { selector: ({ name }: { readonly name: string }) => name } as const;

const team = fc.record({
  name: fc.constantFrom(...TEAMS),
  /** 0 is the platform's own stack. */
  stack: fc.nat(3),
  /** In another repository. */
  elsewhere: fc.nat(3).map((n) => n === 3),
  namespace: fc.boolean(),
  tombstone: fc.boolean(),
  streams: fc.uniqueArray(stream, { ...byName, maxLength: 3 }),
  workloads: fc.uniqueArray(workload, { ...byName, minLength: 1, maxLength: 3 }),
});
export type TeamShape = typeof team extends fc.Arbitrary<infer T> ? T : never;

export const shape = fc.record({
  platform: fc.record({
    id: fc.constantFrom("platform", "events", `p${"f".repeat(42)}`),
    namespace: fc.boolean(),
    observability: fc.constantFrom("default", "none", "own"),
    storage: maybe(size),
    registry: fc.boolean(),
    durable: maybe(fc.constantFrom("embedded", "restate", "external")),
    mesh: maybe(fc.constantFrom("sidecar", "ambient")),
    labels: fc.boolean(),
    mirror: fc.boolean(),
    traces: fc.boolean(),
    transformed: fc.boolean(),
  }),
  teams: fc.uniqueArray(team, { ...byName, minLength: 1, maxLength: 4 }),
});
export type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;
