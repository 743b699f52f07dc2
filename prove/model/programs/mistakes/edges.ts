import { CONTRACTS, HANDLER } from "../vocabulary";
import { type Mistake, mistake } from "./mistake";

const EXPORTED = { visibility: `"platform"` };
const STATE = { key: `"id"` };
const NO_PORT = { container: `{ image: "registry.example/app:1" }` };

/** A record that no other stream is of. */
const NAMED = `Contract.avro({ inline: { type: "record", name: "Shared", fields: [] } })`;

/** Uses of something that isn't there, isn't allowed, or leads in a circle. */
export const edges: readonly Mistake[] = [
  mistake("HW-BATCH-001", (draft) => {
    const team = draft.team();
    draft.add(`${draft.worker(team)}.subscribes(${draft.stream(team)}, { batch: { size: 10 } });`);
  }),
  mistake("HW-CALL-001", (draft) => {
    const team = draft.team();
    const [one, two] = [draft.service(team), draft.service(team)];
    draft.add(`${one}.calls(${two}); ${two}.calls(${one});`);
  }),
  mistake("HW-CALL-001", (draft) => {
    const service = draft.service(draft.team());
    draft.add(`${service}.calls(${service});`);
  }),
  mistake("HW-CALL-002", (draft) => {
    const team = draft.team();
    draft.add(`${draft.service(team)}.calls(${draft.service(team, NO_PORT)});`);
  }),
  mistake("HW-DEADLETTER-001", (draft) => {
    const team = draft.team();
    const [worker, other] = [draft.worker(team), draft.worker(team)];
    draft.add(`${worker}.subscribes(${other}.deadLetters, { deadLetter: true });`);
  }),
  mistake("HW-DEADLETTER-002", (draft) => {
    const worker = draft.worker(draft.team());
    draft.add(`${worker}.subscribes(${worker}.deadLetters);`);
  }),
  mistake("HW-EDGE-001", (draft) => {
    const other = draft.name();
    draft.add(`const ${other} = new HeadwaterStack(new App({ outdir: outdir + "/${other}" }), "elsewhere");`);
    const team = `new Team(${other}, "team", { platform: new Platform(${other}, "other-platform") })`;
    draft.add(
      `${draft.worker(draft.team())}.subscribes(new EventStream(${team}, "stream", { visibility: "platform" }));`,
    );
  }),
  mistake("HW-READS-001", (draft) => {
    const team = draft.team();
    const stream = draft.stream(team, { contract: CONTRACTS.avro });
    const schema = `{ type: "record", name: "Event", fields: [{ name: "id", type: "string" }, { name: "total", type: "long" }] }`;
    draft.add(`${draft.worker(team)}.subscribes(${stream}, { reads: Contract.avro({ inline: ${schema} }) });`);
  }),
  mistake("HW-RETRY-001", (draft) => {
    const team = draft.team();
    draft.add(`${draft.worker(team)}.subscribes(${draft.stream(team)}, { retryMode: "viaStream" });`);
  }),
  mistake("HW-SUBJECT-001", (draft) => {
    const team = draft.team();
    for (const compatibility of [`"FULL"`, `"FORWARD"`]) {
      draft.stream(team, { contract: NAMED, subject: `"record"`, compatibility });
    }
  }),
  mistake("HW-CONTRACT-008", (draft) => {
    const contract = `Contract.jsonSchema({ inline: { type: "object" } })`;
    draft.stream(draft.team(), { contract, subject: draft.pick([`"record"`, `"topic-record"`]) });
  }),
  mistake("HW-TRANSACTION-001", (draft) => {
    const team = draft.team();
    const service = draft.service(team, { handler: HANDLER, transactional: "true" });
    draft.add(`${service}.publishes(${draft.stream(team)});`);
  }),
  mistake("HW-TRANSACTION-001", (draft) => void draft.worker(draft.team(), { transactional: "true" })),
  mistake("HW-SERVICE-001", (draft) => {
    const team = draft.team();
    draft.add(`${draft.service(team)}.subscribes(${draft.stream(team)});`);
  }),
  mistake("HW-STREAM-001", (draft) => {
    const team = draft.team();
    draft.add(`${draft.worker(team)}.subscribes(${draft.create("EventStream", team)});`);
  }),
  mistake("HW-TABLE-001", (draft) => {
    const team = draft.team();
    draft.add(`${draft.service(team)}.holds(${draft.stream(team)});`);
  }),
  mistake("HW-TABLE-002", (draft) => {
    const team = draft.team();
    draft.add(`${draft.service(team)}.holds(${draft.stream(team, STATE, "StateStream")}, { storage: "disk" });`);
  }),
  mistake("HW-TABLE-003", (draft) => {
    const [one, two] = [draft.newTeam(), draft.newTeam()];
    const id = draft.name();
    const service = draft.service(draft.team());
    for (const team of [one, two]) {
      const state = draft.create("StateStream", team, { ...STATE, ...EXPORTED }, id);
      draft.add(`${draft.service(team)}.publishes(${state}); ${service}.holds(${state});`);
    }
  }),
  mistake("HW-TEAM-001", (draft) => void draft.create("EventStream", "stack0"), ["HW-NAME-004", "HW-DELIVERY-003"]),
  mistake("HW-TEAM-001", (draft) => void draft.create("Service", "app.node.children[0]", { handler: HANDLER }), [
    "HW-NAME-004",
    "HW-DELIVERY-003",
  ]),
  mistake("HW-TEAM-002", (draft) => {
    const stream = draft.stream(draft.newTeam(), EXPORTED);
    draft.add(`${draft.service(draft.newTeam())}.publishes(${stream});`);
  }),
  mistake("HW-TEAM-003", (draft) => {
    const stream = draft.stream(draft.newTeam());
    draft.add(`${draft.worker(draft.newTeam())}.subscribes(${stream});`);
  }),
  mistake("HW-TEAM-003", (draft) => {
    const stream = draft.stream(draft.newTeam(), STATE, "StateStream");
    draft.add(`${draft.worker(draft.newTeam())}.holds(${stream});`);
  }),
  mistake("HW-TEAM-003", (draft) => {
    const callee = draft.service(draft.newTeam());
    draft.add(`${draft.service(draft.newTeam())}.calls(${callee});`);
  }),
  mistake("HW-TEAM-004", (draft) => {
    const [one, two] = [0, 1].map(() =>
      draft.create("Team", draft.create("HeadwaterStack", "app"), { platform: "platform" }),
    );
    const [first, second] = [draft.stream(one ?? "", EXPORTED), draft.stream(two ?? "", EXPORTED)];
    draft.add(`${draft.worker(one ?? "")}.subscribes(${second});`);
    draft.add(`${draft.worker(two ?? "")}.subscribes(${first});`);
  }),
  mistake("HW-WORKER-001", (draft) => void draft.create("Worker", draft.team(), { handler: HANDLER })),
  mistake(
    "HW-WORKLOAD-001",
    (draft) => void draft.service(draft.team(), draft.pick([{ replicas: "2" }, { ...NO_PORT, handler: HANDLER }])),
  ),
  mistake("HW-ACCESSLOG-001", (draft) => {
    draft.add(`new AccessLogStream(${draft.team()}, "${draft.name()}", { gateways: ["missing"] });`);
  }),
];
