import fc from "fast-check";
import { expect, test } from "vitest";
import { COMPATIBILITY_MODES, type Declaration } from "../../../constructs/model/declarations";
import { Topology } from "../../../constructs/model/topology";
import { checkLocal, checkWhole } from "../../../constructs/rules";

// Few paths and names, so that they meet; now and then something else.
const path = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom("p", "t", "u", "t/a", "t/b", "t/c", "t/d", "") },
  { weight: 1, arbitrary: fc.string() },
);
const text = fc.oneof(
  fc.constantFrom("a", "a-peers", "orders", "shop", "/", "/a", "1Gi", "PASSWORD", `\${TfToken[TOKEN.1]}`, "$(A)", ""),
  fc.string({ unit: "binary" }),
);
const number = fc.oneof(fc.nat({ max: 5 }), fc.integer(), fc.double());
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const list = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 3 });

const contract = fc.record({
  format: fc.constantFrom("avro" as const, "json" as const, "protobuf" as const),
  schema: fc.oneof(
    fc.constantFrom(
      '{"type":"record","name":"A","fields":[{"name":"a","type":"string"},{"name":"b","type":["null","A"]}]}',
      '{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}',
      '{"$ref":"#"}',
      'syntax = "proto3"; message A { string a = 1; A b = 2; }',
    ),
    fc.json(),
    fc.string(),
  ),
  digest: fc.string(),
});
const visibility = fc.constantFrom("team" as const, "platform" as const);
const common = {
  path,
  name: text,
  imported: fc.boolean(),
  suppressions: list(fc.record({ code: fc.constantFrom("HW-STREAM-001", "HW-NAME-001"), reason: text, at: path })),
};

const gateway = fc.record({
  name: text,
  hosts: list(text),
  teams: maybe(list(text)),
  tls: fc.boolean(),
  namespace: text,
  podLabels: fc.constant({}),
  ports: fc.constant([]),
});
const platform = fc.record({
  ...common,
  kind: fc.constant("platform" as const),
  namespace: text,
  kafka: fc.record({ bootstrapServers: text, brokers: number, podLabels: fc.constant(undefined) }),
  registry: maybe(fc.constant({ url: "https://registry", podLabels: undefined })),
  observability: fc.constant(undefined),
  traces: fc.record({ host: text, grpcPort: number, httpPort: number, sampling: number }),
  gateways: list(gateway),
});
const team = fc.record({
  ...common,
  kind: fc.constant("team" as const),
  namespace: text,
  platform: path,
  runtimeConfigMap: maybe(text),
});
const stream = fc.record({
  ...common,
  kind: fc.constant("stream" as const),
  team: path,
  owner: path,
  role: fc.constantFrom("event" as const, "state" as const, "dead-letter" as const),
  topic: text,
  partitions: number,
  replicationFactor: maybe(number),
  retentionMs: maybe(number),
  retentionBytes: maybe(number),
  deleteRetentionMs: maybe(number),
  maxEventBytes: maybe(number),
  key: maybe(text),
  contract: maybe(contract),
  subject: maybe(text),
  compatibility: fc.constantFrom(...COMPATIBILITY_MODES),
  visibility,
});
const handler = fc.record({ type: fc.constant("handler" as const), code: text, digest: text });
const container = fc.record({
  type: fc.constant("container" as const),
  image: text,
  command: maybe(list(text)),
  args: maybe(list(text)),
  port: maybe(number),
  health: maybe(fc.record({ path: text, port: number })),
  metrics: maybe(fc.record({ path: text, port: number })),
  transactional: fc.boolean(),
});
const texts = fc.dictionary(text, text, { maxKeys: 2 });
const token = fc.record({
  type: fc.constant("jwt" as const),
  issuer: text,
  audiences: list(text),
  keys: fc.oneof(
    fc.record({ url: fc.oneof(text, fc.webUrl()) }),
    fc.record({ inline: fc.oneof(text, fc.json(), fc.constantFrom('{"keys":[null,{"k":1}]}', "null", "[]")) }),
  ),
  claimHeaders: texts,
  requiredClaims: fc.dictionary(text, list(text), { maxKeys: 5 }),
});
const auth = fc.oneof(
  fc.record({ type: fc.constant("public" as const), reason: text }),
  token,
  fc.record({ type: fc.constant("apiKey" as const), secret: text, header: text, clientHeader: text }),
  fc.record({ type: fc.constant("basic" as const), secret: text, userHeader: text }),
  fc.record({
    type: fc.constant("external" as const),
    service: path,
    path: maybe(text),
    requestHeaders: list(text),
    identityHeaders: list(text),
    timeoutMs: number,
  }),
  fc.record({
    type: fc.constant("oidc" as const),
    token: token,
    clientId: text,
    secret: text,
    scopes: list(text),
    endpoints: fc.record({ authorization: text, token: text, endSession: maybe(text) }),
  }),
  fc.record({
    type: fc.constant("clientCertificate" as const),
    subjects: list(text),
    dnsNames: list(text),
    uris: list(text),
  }),
);
const route = fc.record({
  path: text,
  gateway: maybe(text),
  host: maybe(text),
  methods: list(text),
  headers: texts,
  query: texts,
  auth,
  rateLimits: list(
    fc.record({
      requests: number,
      per: fc.constantFrom("second" as const, "day" as const),
      by: fc.constantFrom("route" as const, "address" as const, "subject" as const, "apiKey" as const),
      scope: fc.constant("global" as const),
    }),
  ),
  timeoutMs: maybe(number),
  retries: maybe(fc.record({ attempts: number, perTryTimeoutMs: maybe(number) })),
  cors: maybe(
    fc.record({
      origins: list(text),
      methods: list(text),
      headers: list(text),
      exposedHeaders: list(text),
      credentials: fc.boolean(),
      maxAgeSeconds: maybe(number),
    }),
  ),
  canary: maybe(fc.record({ service: path, percent: number })),
  mirror: maybe(path),
  maxParallelRequests: number,
  maxBodyBytes: maybe(number),
});
const workload = fc.record({
  ...common,
  kind: fc.constant("workload" as const),
  team: path,
  role: fc.constantFrom("service" as const, "worker" as const),
  code: maybe(fc.oneof(handler, container)),
  ingests: path,
  env: list(fc.oneof(fc.record({ name: text, value: text }), fc.record({ name: text, secret: text, key: text }))),
  publishes: list(path),
  subscribes: list(fc.record({ stream: path, retries: number, deadLetters: maybe(path), reads: maybe(contract) })),
  calls: list(path),
  exposes: list(route),
  reaches: list(fc.record({ host: text, port: number })),
  visibility,
  replicas: number,
  scaling: maybe(
    fc.record({
      min: number,
      max: number,
      lagPerReplica: number,
      pollingInterval: number,
      cooldown: number,
      schedules: list(fc.record({ start: text, end: text, timezone: text, replicas: number })),
    }),
  ),
  storage: maybe(fc.record({ size: text, mountPath: text })),
  resources: fc.record({ cpu: text, memory: text, memoryLimit: text }),
  quota: maybe(
    fc.record({ producerByteRate: maybe(number), consumerByteRate: maybe(number), requestPercentage: maybe(number) }),
  ),
});
const tombstone = fc.record({
  ...common,
  kind: fc.constant("tombstone" as const),
  team: path,
  topics: list(text),
  groups: list(text),
});
const declarations: fc.Arbitrary<Declaration[]> = fc.array(fc.oneof(platform, team, stream, workload, tombstone), {
  maxLength: 12,
});

test("no topology makes a rule throw, and what is found can be told", () => {
  fc.assert(
    fc.property(declarations, (all) => {
      const topology = new Topology(all);
      const paths = new Set(all.map((each) => each.path));
      const findings = [...checkLocal(topology), ...checkWhole(topology)];
      for (const { path, message, fix } of findings) {
        expect(paths).toContain(path);
        expect(`${message} ${fix}`).not.toMatch(/undefined|\[object/);
      }
    }),
    { numRuns: 500 },
  );
});

test("what one program is told is told of the whole as well", () => {
  fc.assert(
    fc.property(declarations, (all) => {
      const topology = new Topology(all);
      expect(checkWhole(topology)).toEqual(expect.arrayContaining(checkLocal(topology)));
    }),
    { numRuns: 200 },
  );
});
