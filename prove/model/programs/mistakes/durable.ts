import type { Draft } from "../draft";
import type { Code } from "../program";
import { HANDLER } from "../vocabulary";
import { type Mistake, mistake } from "./mistake";

/** A team on a platform of its own, kept by this engine or by none. */
function teamWith(draft: Draft, engine: Code | undefined, namespace?: string): string {
  const props = { namespace: `"${draft.name()}"`, ...(engine === undefined ? {} : { durable: engine }) };
  const platform = draft.create("Platform", "stack0", props);
  return draft.newTeam({ platform, ...(namespace === undefined ? {} : { namespace: JSON.stringify(namespace) }) });
}

const keptTeam = (draft: Draft, namespace?: string): string => teamWith(draft, "Durable.embedded()", namespace);

const durable = (draft: Draft, team: string, props: Readonly<Record<string, Code>> = {}, id?: string): string =>
  draft.create(draft.pick(["DurableFunction", "DurableEntity"]), team, { handler: HANDLER, ...props }, id);

const engine = (code: string, ...wrong: readonly Code[]): Mistake =>
  mistake(code, (draft) => void teamWith(draft, draft.pick(wrong)));

const external = (props: Readonly<Record<string, string>>): Code => {
  const [ingress, admin] = ["http://restate.example:8080", "http://restate.example:9070"];
  const identity = `publickeyv1_${"2".repeat(44)}`;
  return `Durable.external(${JSON.stringify({ ingress, admin, identity, ...props })})`;
};

/** Functions and entities that nothing keeps, or that do what can't be resumed. */
export const durables: readonly Mistake[] = [
  mistake("HW-DURABLE-001", (draft) => void durable(draft, teamWith(draft, undefined))),
  mistake("HW-DURABLE-001", (draft) => void durable(draft, keptTeam(draft), {}, "3d")),
  mistake("HW-DURABLE-001", (draft) => void durable(draft, keptTeam(draft, `3${draft.name()}`))),
  mistake("HW-BATCH-001", (draft) => {
    const team = keptTeam(draft);
    draft.add(`${durable(draft, team)}.subscribes(${draft.stream(team)}, { batch: { size: 10 } });`);
  }),
  mistake("HW-DEADLETTER-002", (draft) => {
    const team = keptTeam(draft);
    const name = durable(draft, team);
    draft.add(`${name}.subscribes(${draft.stream(team)}, { deadLetter: true });`);
    draft.add(`${name}.subscribes(${name}.deadLetters);`);
  }),
  mistake("HW-TABLE-004", (draft) => {
    const team = keptTeam(draft);
    draft.add(`${durable(draft, team)}.holds(${draft.stream(team, { key: `"id"` }, "StateStream")});`);
  }),
  mistake("HW-TEAM-003", (draft) => {
    const team = keptTeam(draft);
    draft.add(`${draft.service(draft.newTeam())}.calls(${durable(draft, team)});`);
  }),
  mistake(
    "HW-VALUE-001",
    (draft) => void durable(draft, keptTeam(draft), { maxReplicas: draft.pick(["0", "-1", "0.5"]) }),
  ),
  engine("HW-RESTATE-001", "Durable.restate()", "Durable.restate({ nodes: 2 })"),
  engine("HW-RESTATE-002", external({ ingress: "restate:8080" }), external({ identity: "mine" })),
];
