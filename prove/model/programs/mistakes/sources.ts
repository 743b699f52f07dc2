import type { Code } from "../program";
import { HANDLER } from "../vocabulary";
import { type Mistake, mistake } from "./mistake";

const contract = (code: string, ...contracts: readonly Code[]): Mistake =>
  mistake(code, (draft) => void draft.stream(draft.team(), { contract: draft.pick(contracts) }));

const imports = (code: string, ...files: readonly Code[]): Mistake =>
  mistake(code, (draft) => draft.add(`Platform.fromManifest(stack0, "${draft.name()}", ${draft.pick(files)});`));

const file = (document: unknown): Code =>
  `file(${JSON.stringify(typeof document === "string" ? document : JSON.stringify(document))})`;

const kafka = { bootstrapServers: "kafka:9092", brokers: 1 };
const manifest = (namespace: string, team: string) => ({
  version: 1,
  platform: { name: namespace, namespace, kafka, defaults: {} },
  teams: [{ name: team, namespace: team, streams: [], services: [] }],
});

/** What a team's lock file could say is released, other than what is declared. */
const stream = (rest: object) => ({
  role: "event",
  topic: "locked.facts",
  partitions: 4,
  compatibility: "BACKWARD",
  ...rest,
});
const lock = (streams: object, workloads: object = {}, namespace = "locked") => ({
  version: 1,
  teams: { locked: { namespace, streams, workloads } },
});

const released = (code: string, document: unknown): Mistake =>
  mistake(code, (draft) => {
    const id = draft.name();
    const own = file(document).replaceAll("locked", id);
    const team = draft.create("Team", "stack0", { platform: "platform", lock: own }, id);
    const facts = draft.create("EventStream", team, {}, "facts");
    draft.add(
      `${draft.service(team, { handler: HANDLER, storage: `{ size: "1Gi" }` }, "keeper")}.publishes(${facts});`,
    );
  });

/** Code, contracts, manifests and lock files that can't be used. */
export const sources: readonly Mistake[] = [
  mistake(
    "HW-HANDLER-001",
    (draft) =>
      draft.alter(["Service", "Worker"], { handler: `Handler.fromFile("handlers/none.ts")`, container: "undefined" }),
    // What its container may do, a handler that is none may not.
    ["HW-SERVICE-001", "HW-TRANSACTION-001"],
  ),
  mistake(
    "HW-HANDLER-002",
    (draft) => void draft.service(draft.team(), { handler: `Handler.inline("module.exports = (")` }),
  ),
  contract("HW-CONTRACT-001", `Contract.avro("contracts/none.avsc")`, `Contract.protobuf("/")`),
  contract(
    "HW-CONTRACT-002",
    `Contract.avro({ inline: "" })`,
    `Contract.jsonSchema({ inline: " ".repeat(300000) })`,
    `Contract.avro({ inline: { size: 1n } })`,
  ),
  contract("HW-CONTRACT-003", `Contract.avro({ inline: "{" })`, `Contract.protobuf({ inline: "message {" })`),
  contract(
    "HW-CONTRACT-004",
    `Contract.avro({ inline: { type: "record", name: "R", fields: 1 } })`,
    `Contract.jsonSchema({ inline: { type: "number of sorts" } })`,
  ),
  contract(
    "HW-CONTRACT-005",
    `Contract.avro({ inline: { type: "record", name: "R", fields: [{ name: "f", type: "Missing" }] } })`,
    `Contract.jsonSchema({ inline: { $ref: "#/definitions/missing" } })`,
  ),
  contract(
    "HW-CONTRACT-006",
    `Contract.protobuf({ inline: 'syntax = "proto3"; message A {} message B {}' })`,
    `Contract.protobuf({ inline: 'syntax = "proto3"; message A {}' }, { message: "C" })`,
  ),
  contract(
    "HW-CONTRACT-007",
    `Contract.jsonSchema({ inline: { $schema: "https://json-schema.org/draft/2020-12/schema", type: "object" } })`,
  ),
  imports("HW-MANIFEST-001", `"none.json"`, file("{"), `"/"`),
  mistake("HW-MANIFEST-002", (draft) => {
    const imported = draft.name();
    draft.add(`const ${imported} = Platform.fromManifest(stack0, "${imported}", ${file(manifest("far", "away"))});`);
    draft.add(`${imported}.stream("${draft.pick(["away", "nobody"])}", "nothing");`);
  }),
  imports("HW-MANIFEST-003", file({ version: 1, teams: "all" }), file([]), file("null")),
  imports("HW-MANIFEST-004", file({ ...manifest("a", "b"), version: 2 })),
  imports("HW-MANIFEST-005", `${file(manifest("one", "a"))}, ${file(manifest("two", "b"))}`),
  imports("HW-MANIFEST-006", `${file(manifest("one", "a"))}, ${file(manifest("one", "a"))}`),
  released("HW-LOCKFILE-001", "{"),
  released("HW-LOCKFILE-002", "a: 1\n<<<<<<< ours\nb: 2\n"),
  released("HW-LOCKFILE-003", { version: 1, teams: [] }),
  released("HW-LOCKFILE-004", { ...lock({}), version: 2 }),
  released("HW-RELEASED-001", lock({}, {}, "before")),
  released("HW-RELEASED-002", lock({ facts: stream({ role: "state" }) })),
  released("HW-RELEASED-003", lock({ facts: stream({ topic: "locked.events" }) })),
  released("HW-RELEASED-004", lock({ facts: stream({ key: "id" }) })),
  released("HW-RELEASED-005", lock({ facts: stream({ partitions: 12 }) })),
  released("HW-RELEASED-014", lock({}, { keeper: { identities: { principal: "locked.before" } } })),
  released("HW-RELEASED-016", lock({}, { keeper: { identities: {}, storage: "2Gi" } })),
  released("HW-RELEASED-017", { version: 1, teams: { gone: { namespace: "gone", streams: {}, workloads: {} } } }),
  released("HW-RELEASED-018", lock({ facts: stream({}), gone: stream({ topic: "locked.gone" }) })),
  released("HW-RELEASED-019", lock({}, { gone: { identities: { principal: "locked.gone" } } })),
];
