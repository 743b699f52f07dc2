import { urlVariable } from "../../../constructs/concerns/service-address";
import type { Known, KnownCallee, KnownStream } from "./known";
import type { Code, Statement } from "./program";
import type { TeamShape, WorkloadShape } from "./shapes";
import { streamOf, streamStatement, tombstoneStatement } from "./stream-writer";
import { OPEN, TEAMS } from "./vocabulary";
import { type Role, workloadProps } from "./workload-props";

interface Written {
  readonly shape: WorkloadShape;
  readonly variable: string;
  readonly role: Role;
  readonly publishes: Set<Code>;
  readonly subscribes: readonly Subscription[];
  readonly holds: readonly KnownStream[];
}

type Subscription = WorkloadShape["subscribes"][number] & { readonly stream: KnownStream };

/** Writes one team's part of a program; adds to `known` what later teams may use. */
export function writeTeam(team: TeamShape, known: Known): Statement[] {
  const index = TEAMS.indexOf(team.name);
  const variable = `team${index}`;
  const props = { platform: "platform", ...(team.namespace ? { namespace: JSON.stringify(`ns-${index}`) } : {}) };
  const streams = team.streams.map((shape, number) => streamOf(shape, team, `${variable}Stream${number}`));
  const statements: Statement[] = [
    { name: variable, construct: "Team", scope: `stack${team.stack}`, id: team.name, props },
    ...team.streams.map((shape, number) => streamStatement(shape, team, variable, streams[number]?.code ?? "")),
    ...(team.tombstone ? [tombstoneStatement(team, variable)] : []),
  ];
  const usable = [...known.streams.filter(({ exported }) => exported), ...streams];
  const callees = known.callees.filter(({ exported }) => exported);
  const keepsDurable = known.keepsDurable && (team.namespace || BEGINS_WITH_LETTER.test(team.name));
  const workloads: Written[] = [];
  for (const [number, shape] of team.workloads.entries()) {
    const written = workloadOf(shape, keepsDurable, `${variable}Workload${number}`, streams, usable);
    workloads.push(written);
    if (written.subscribes.some(({ deadLetter }) => deadLetter)) usable.push(deadLettersOf(written, team));
  }
  publishAll(workloads, streams);
  for (const written of workloads) {
    statements.push(...workloadStatements(written, variable, team, callees));
    if (isCallable(written)) {
      const { name, visibility } = written.shape;
      const exported = visibility === "platform";
      const callee = { code: written.variable, team: team.name, name, exported, durable: isDurable(written) };
      callees.push(callee);
      known.callees.push(callee);
    }
  }
  known.streams.push(...streams);
  return statements;
}

const deadLettersOf = ({ variable, shape }: Written, team: TeamShape): KnownStream => ({
  code: `${variable}.deadLetters`,
  team: team.name,
  name: shape.name,
  exported: false,
  contract: undefined,
  deadLetters: true,
  state: false,
});

/** Restate's names are the team's namespace and the function's. */
const BEGINS_WITH_LETTER = /^[a-z]/;

/** A worker that nothing could be found for to subscribe to is a service instead; a service's handler can't subscribe. */
function roleOf(shape: WorkloadShape, keepsDurable: boolean, usable: readonly KnownStream[]): Role {
  if (keepsDurable && shape.durable) return shape.durable;
  return shape.worker && shape.subscribes.length > 0 && usable.length > 0 ? "Worker" : "Service";
}

/** What is durable has a handler, and neither a volume nor batches, tables and transactions. */
const durableShape = (shape: WorkloadShape): WorkloadShape => ({
  ...shape,
  container: undefined,
  storage: undefined,
  batchSize: undefined,
  holds: [],
  transactional: false,
});

function workloadOf(
  drawn: WorkloadShape,
  keepsDurable: boolean,
  variable: string,
  own: readonly KnownStream[],
  usable: readonly KnownStream[],
): Written {
  const role = roleOf(drawn, keepsDurable, usable);
  const shape = isDurable({ role }) ? durableShape(drawn) : drawn;
  const maySubscribe = role !== "Service" || shape.container !== undefined;
  const subscribes = maySubscribe ? unique(shape.subscribes.map((each) => subscription(each, usable))) : [];
  const publishes = new Set(picked(shape.publishes, own).map(({ code }) => code));
  const states = usable.filter(({ state }) => state);
  // A workload asks for a table by its stream's name.
  const holds = [...new Map(picked(shape.holds, states).map((stream) => [stream.name, stream])).values()];
  return { shape, variable, role, publishes, subscribes, holds };
}

/** Dead letters have none of their own. */
function subscription(each: WorkloadShape["subscribes"][number], usable: readonly KnownStream[]): Subscription[] {
  return picked([each.pick], usable).map((stream) => ({
    ...each,
    stream,
    deadLetter: each.deadLetter && !stream.deadLetters,
  }));
}

const unique = (subscriptions: readonly (readonly Subscription[])[]): Subscription[] => [
  ...new Map(subscriptions.flat().map((each) => [each.stream.code, each])).values(),
];

/** What is read must be published by somebody. */
function publishAll(workloads: readonly Written[], streams: readonly KnownStream[]): void {
  for (const [number, { code }] of streams.entries()) {
    if (workloads.some(({ publishes }) => publishes.has(code))) continue;
    workloads[number % workloads.length]?.publishes.add(code);
  }
}

function workloadStatements(
  { shape, variable, role, publishes, subscribes, holds }: Written,
  scope: string,
  { name: team }: TeamShape,
  known: readonly KnownCallee[],
): Statement[] {
  const callees = picked(shape.calls, known);
  // Two of one name would share a variable.
  const byVariable = new Map(callees.map(({ name, code }) => [urlVariable(name), code]));
  const writes = publishes.size > 0 || subscribes.some(({ deadLetter }) => deadLetter);
  const mayCommit = writes && (role === "Worker" || shape.container !== undefined);
  const transactions = shape.transactional && mayCommit ? { transactional: "true" } : {};
  const exposed = answersRequests({ shape, role }) ? shape.exposes : 0;
  return [
    {
      name: variable,
      construct: role,
      scope,
      id: shape.name,
      props: { ...workloadProps(shape, role), ...transactions },
    },
    ...[...publishes].map((stream) => `${variable}.publishes(${stream});`),
    ...subscribes.map((each) => `${variable}.subscribes(${each.stream.code}, ${optionsOf(each, shape, role)});`),
    ...holds.map(({ code }) => `${variable}.holds(${code}${shape.storage ? `, { storage: "disk" }` : ""});`),
    ...[...byVariable.values()].map((callee) => `${variable}.calls(${callee});`),
    ...Array.from({ length: exposed }, (_, n) => `${variable}.exposes("/${team}/${shape.name}/${n}", ${OPEN});`),
    ...shape.reaches.map((host) => `${variable}.reaches(${JSON.stringify(host)}, 443);`),
    ...(shape.patched
      ? [`${variable}.patch("Deployment", (object) => { object.spec.template.spec.priorityClassName = "high"; });`]
      : []),
  ];
}

function optionsOf(
  { stream, retries, timeoutSeconds, deadLetter, viaStream, reads, from, handler }: Subscription,
  { batchSize }: WorkloadShape,
  role: Role,
): Code {
  const options = [
    ...(retries === undefined ? [] : [`retries: ${retries}`]),
    ...(timeoutSeconds === undefined ? [] : [`timeout: Duration.seconds(${timeoutSeconds})`]),
    ...(batchSize === undefined ? [] : [`batch: { size: ${batchSize}, wait: Duration.milliseconds(20) }`]),
    ...(deadLetter ? ["deadLetter: true"] : []),
    ...(deadLetter && viaStream ? [`retryMode: "viaStream"`] : []),
    ...(from === undefined ? [] : [`from: "${from}"`]),
    ...(reads && stream.contract ? [`reads: ${stream.contract}`] : []),
    ...(handler !== undefined && role === "DurableEntity" ? [`handler: "${handler}"`] : []),
  ];
  return options.length > 0 ? `{ ${options.join(", ")} }` : "{}";
}

const isDurable = ({ role }: Pick<Written, "role">): boolean => role === "DurableFunction" || role === "DurableEntity";

const isCallable = (written: Written): boolean => isDurable(written) || answersRequests(written);

const answersRequests = ({ shape, role }: Pick<Written, "shape" | "role">): boolean =>
  role === "Service" && (shape.container === undefined || shape.container.port !== undefined);

function picked<T>(picks: readonly number[], from: readonly T[]): T[] {
  return picks.flatMap((pick) => from[pick % from.length] ?? []);
}
