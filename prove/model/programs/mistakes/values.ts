import type { Draft } from "../draft";
import type { Code } from "../program";
import { HANDLER } from "../vocabulary";
import { type Mistake, mistake } from "./mistake";

const STREAMS = ["EventStream", "StateStream"] as const;
const WORKLOADS = ["Service", "Worker"] as const;

const container = (rest: Code): Code => `{ image: "registry.example/app:1", ${rest} }`;

/** A token that stands for something that only Terraform knows. */
const numberToken = (draft: Draft): Code =>
  `Token.asNumber(new TerraformVariable(stack0, "${draft.name()}", { type: "number" }).value)`;

/** Numbers, quantities, paths and texts that something would refuse. */
export const values: readonly Mistake[] = [
  mistake("HW-VALUE-001", (draft) =>
    draft.alter(STREAMS, { partitions: draft.pick(["0", "-1", "1.5", "10001", "NaN"]) }),
  ),
  mistake("HW-VALUE-001", (draft) => draft.alter(["EventStream"], { retention: "Duration.seconds(-1)" })),
  mistake("HW-VALUE-001", (draft) => {
    draft.alter(["EventStream"], { retention: draft.pick([`{ size: "0" }`, `{ size: "1.5" }`]) });
  }),
  mistake("HW-VALUE-001", (draft) => draft.alter(STREAMS, { maxEventSize: draft.pick([`"1"`, `"1Gi"`]) })),
  mistake("HW-STREAM-005", (draft) => draft.alter(STREAMS, { maxEventSize: draft.pick([`"8MB"`, `""`, `"large"`]) })),
  mistake("HW-VALUE-001", (draft) => draft.alter(["Service"], { replicas: draft.pick(["0", "-1", "0.5", "2 ** 31"]) })),
  mistake("HW-VALUE-001", (draft) => void draft.worker(draft.team(), { scaling: "{ lagPerReplica: 0 }" })),
  mistake(
    "HW-VALUE-001",
    (draft) => void draft.worker(draft.team(), { scaling: "{ pollingInterval: Duration.milliseconds(500) }" }),
  ),
  mistake("HW-VALUE-002", (draft) => draft.alter(STREAMS, { partitions: numberToken(draft) })),
  mistake("HW-STREAM-003", (draft) => draft.alter(STREAMS, { replicationFactor: "3" })),
  mistake("HW-SCALING-001", (draft) => draft.alter(["Worker"], { scaling: "{ min: 5, max: 2 }" })),
  mistake("HW-SCALING-003", (draft) => {
    const times = draft.pick([`start: "8:00", end: "0 18 * * *"`, `start: "0 8 * * *", end: "0 8 * * *"`]);
    draft.worker(draft.team(), { scaling: `{ schedules: [{ ${times}, replicas: 1 }] }` });
  }),
  mistake("HW-SCALING-005", (draft) => {
    const impossible = draft.pick([
      "{ min: 1 }",
      `{ schedules: [{ start: "0 8 * * *", end: "0 9 * * *", replicas: 1 }] }`,
    ]);
    draft.worker(draft.team(), { runsAs: `"jobs"`, scaling: impossible });
  }),
  mistake("HW-SCALING-004", (draft) => void draft.service(draft.team(), { handler: HANDLER, scaling: "{ max: 2 }" })),
  mistake("HW-QUOTA-001", (draft) =>
    draft.alter(WORKLOADS, {
      quota: draft.pick(["{ producerByteRate: 0 }", "{ consumerByteRate: 1.5 }", "{ requestPercentage: -1 }"]),
    }),
  ),
  mistake("HW-RESOURCES-001", (draft) =>
    draft.alter(WORKLOADS, {
      resources: draft.pick([`{ memory: "128MB" }`, `{ cpu: "fast" }`, `{ memoryLimit: "" }`]),
    }),
  ),
  mistake("HW-RESOURCES-001", (draft) => void draft.worker(draft.team(), { storage: `{ size: "0" }` })),
  mistake("HW-RESOURCES-002", (draft) =>
    draft.alter(WORKLOADS, { resources: `{ memory: "0.5Gi", memoryLimit: "256Mi" }` }),
  ),
  mistake("HW-PORT-001", (draft) => {
    const port = draft.pick(["0", "65536", "80.5", "-1"]);
    draft.service(draft.team(), { container: container(`port: ${port}`) });
  }),
  mistake("HW-PORT-001", (draft) => draft.add(`${draft.service(draft.team())}.reaches("db.example", 0);`)),
  mistake("HW-PORT-002", (draft) => {
    const spoken = `port: 50051, protocol: "grpc", health: { path: "/healthz" }`;
    draft.service(draft.team(), { container: container(spoken) });
  }),
  mistake("HW-REACHES-001", (draft) => {
    const host = draft.pick(["https://api.example.com/v1", "", "a b", "api.example.com:443", "*.example.com"]);
    draft.add(`${draft.service(draft.team())}.reaches(${JSON.stringify(host)}, 443);`);
  }),
  mistake(
    "HW-STORAGE-001",
    (draft) => {
      const mountPath = draft.pick(["data", "/a:b", "/data/../x", "/", ""]);
      draft.worker(draft.team(), { storage: `{ size: "1Gi", mountPath: ${JSON.stringify(mountPath)} }` });
    },
    ["HW-STORAGE-002"],
  ),
  mistake("HW-STORAGE-002", (draft) => {
    const mountPath = draft.pick(["/tmp", "/opt", "/opt/headwater/x", "/var/run/headwater/", "/var"]);
    draft.worker(draft.team(), { storage: `{ size: "1Gi", mountPath: ${JSON.stringify(mountPath)} }` });
  }),
  mistake("HW-ENV-001", (draft) =>
    draft.alter(WORKLOADS, { env: draft.pick([`{ "2ND": "x" }`, `{ "a b": "x" }`, `{ "": "x" }`]) }),
  ),
  mistake("HW-ENV-002", (draft) => draft.alter(WORKLOADS, { env: `{ HEADWATER_GROUP: "mine" }` })),
  mistake("HW-ENV-003", (draft) => {
    const team = draft.team();
    const callee = draft.service(team);
    const caller = draft.service(team, {
      handler: HANDLER,
      env: `{ ${callee.toUpperCase()}_URL: "http://localhost" }`,
    });
    draft.add(`${caller}.calls(${callee});`);
  }),
  mistake("HW-SECRET-001", (draft) =>
    draft.alter(WORKLOADS, { env: draft.pick([`{ DB_PASSWORD: "hunter2" }`, `{ DB: "postgres://me:hunter2@db/x" }`]) }),
  ),
  mistake(
    "HW-SECRET-001",
    (draft) => void draft.service(draft.team(), { container: container(`args: ["--token", "hunter2"]`) }),
  ),
  mistake(
    "HW-IMAGE-002",
    (draft) => void draft.service(draft.team(), { container: draft.pick([`{ image: "" }`, `{ image: "a b" }`]) }),
  ),
];
