import { urlVariable } from "../../../constructs/concerns/service-address";
import type { Code, Statement } from "./program";
import type { StreamShape, TeamShape, WorkloadShape } from "./shapes";
import { CONTRACTS, OPEN, TEAMS } from "./vocabulary";
import { workloadProps } from "./workload-props";

/** What later teams may use. */
export interface Known {
  readonly streams: KnownStream[];
  readonly services: KnownService[];
}

interface KnownThing {
  /** How the program speaks of it. */
  readonly code: Code;
  readonly team: string;
  readonly name: string;
  readonly exported: boolean;
}

export interface KnownStream extends KnownThing {
  readonly contract: Code | undefined;
  readonly deadLetters: boolean;
  readonly state: boolean;
}

export type KnownService = KnownThing;

interface Written {
  readonly shape: WorkloadShape;
  readonly variable: string;
  readonly role: "Worker" | "Service";
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
  const services = known.services.filter(({ exported }) => exported);
  const workloads: Written[] = [];
  for (const [number, shape] of team.workloads.entries()) {
    const written = workloadOf(shape, `${variable}Workload${number}`, streams, usable);
    workloads.push(written);
    if (written.subscribes.some(({ deadLetter }) => deadLetter)) usable.push(deadLettersOf(written, team));
  }
  publishAll(workloads, streams);
  for (const written of workloads) {
    statements.push(...workloadStatements(written, variable, team, services));
    if (isCallable(written)) {
      const { name, visibility } = written.shape;
      const service = { code: written.variable, team: team.name, name, exported: visibility === "platform" };
      services.push(service);
      known.services.push(service);
    }
  }
  known.streams.push(...streams);
  return statements;
}

const streamOf = ({ name, visibility, format, state }: StreamShape, team: TeamShape, code: Code): KnownStream => ({
  code,
  team: team.name,
  name,
  exported: visibility === "platform",
  contract: format === "none" ? undefined : CONTRACTS[format],
  deadLetters: false,
  state,
});

const deadLettersOf = ({ variable, shape }: Written, team: TeamShape): KnownStream => ({
  code: `${variable}.deadLetters`,
  team: team.name,
  name: shape.name,
  exported: false,
  contract: undefined,
  deadLetters: true,
  state: false,
});

function streamStatement(shape: StreamShape, team: TeamShape, scope: string, name: string): Statement {
  const { state, format, keyed, partitions, replicationFactor, compatibility, subject, maxEventSize } = shape;
  const props: Record<string, Code> = { visibility: JSON.stringify(shape.visibility), ...keptOf(shape) };
  if (format !== "none") props.contract = CONTRACTS[format];
  if (format !== "none" && subject !== undefined) props.subject = JSON.stringify(subject);
  if (state || keyed) props.key = `"id"`;
  if (partitions !== undefined) props.partitions = String(partitions);
  if (replicationFactor !== undefined) props.replicationFactor = String(replicationFactor);
  if (compatibility !== undefined) props.compatibility = JSON.stringify(compatibility);
  if (maxEventSize !== undefined) props.maxEventSize = JSON.stringify(maxEventSize);
  if (shape.adopted) props.name = JSON.stringify(`Legacy_${team.name}.${shape.name}`);
  return { name, construct: state ? "StateStream" : "EventStream", scope, id: shape.name, props };
}

function keptOf({ state, retentionDays, retentionSize, tombstoneDays }: StreamShape): Record<string, Code> {
  const time = retentionDays === undefined ? undefined : `Duration.days(${retentionDays})`;
  if (state) {
    return {
      ...(time === undefined ? {} : { retention: time }),
      ...(tombstoneDays === undefined ? {} : { tombstones: `Duration.days(${tombstoneDays})` }),
    };
  }
  if (retentionSize === undefined) return time === undefined ? {} : { retention: time };
  const size = `size: ${JSON.stringify(retentionSize)}`;
  return { retention: time === undefined ? `{ ${size} }` : `{ time: ${time}, ${size} }` };
}

/** Of names that the team's namespace begins, and that nothing has. */
function tombstoneStatement({ name, namespace }: TeamShape, scope: string): Statement {
  const prefix = namespace ? `ns-${TEAMS.indexOf(name)}` : name;
  const props = {
    topics: JSON.stringify([`${prefix}.gone`, `${prefix}.Old_One`]),
    groups: JSON.stringify([`${prefix}.gone`]),
  };
  return { name: `${scope}Tombstone`, construct: "Tombstone", scope, id: "gone", props };
}

/** A worker that nothing could be found for to subscribe to is a service instead; a service's handler can't subscribe. */
function workloadOf(
  shape: WorkloadShape,
  variable: string,
  own: readonly KnownStream[],
  usable: readonly KnownStream[],
): Written {
  const role = shape.worker && shape.subscribes.length > 0 && usable.length > 0 ? "Worker" : "Service";
  const maySubscribe = role === "Worker" || shape.container !== undefined;
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
  services: readonly KnownService[],
): Statement[] {
  const callees = picked(shape.calls, services);
  // Two services of one name would share a variable.
  const byVariable = new Map(callees.map((service) => [urlVariable(service.name), service.code]));
  const writes = publishes.size > 0 || subscribes.some(({ deadLetter }) => deadLetter);
  const mayCommit = writes && (role === "Worker" || shape.container !== undefined);
  const transactions = shape.transactional && mayCommit ? { transactional: "true" } : {};
  const exposed = isCallable({ shape, role }) ? shape.exposes : 0;
  return [
    {
      name: variable,
      construct: role,
      scope,
      id: shape.name,
      props: { ...workloadProps(shape, role), ...transactions },
    },
    ...[...publishes].map((stream) => `${variable}.publishes(${stream});`),
    ...subscribes.map((each) => `${variable}.subscribes(${each.stream.code}, ${optionsOf(each, shape)});`),
    ...holds.map(({ code }) => `${variable}.holds(${code}${shape.storage ? `, { storage: "disk" }` : ""});`),
    ...[...byVariable.values()].map((service) => `${variable}.calls(${service});`),
    ...Array.from({ length: exposed }, (_, n) => `${variable}.exposes("/${team}/${shape.name}/${n}", ${OPEN});`),
    ...shape.reaches.map((host) => `${variable}.reaches(${JSON.stringify(host)}, 443);`),
    ...(shape.patched
      ? [`${variable}.patch("Deployment", (object) => { object.spec.template.spec.priorityClassName = "high"; });`]
      : []),
  ];
}

function optionsOf(
  { stream, retries, timeoutSeconds, deadLetter, viaStream, reads, from }: Subscription,
  { batchSize }: WorkloadShape,
): Code {
  const options = [
    ...(retries === undefined ? [] : [`retries: ${retries}`]),
    ...(timeoutSeconds === undefined ? [] : [`timeout: Duration.seconds(${timeoutSeconds})`]),
    ...(batchSize === undefined ? [] : [`batch: { size: ${batchSize}, wait: Duration.milliseconds(20) }`]),
    ...(deadLetter ? ["deadLetter: true"] : []),
    ...(deadLetter && viaStream ? [`retryMode: "viaStream"`] : []),
    ...(from === undefined ? [] : [`from: "${from}"`]),
    ...(reads && stream.contract ? [`reads: ${stream.contract}`] : []),
  ];
  return options.length > 0 ? `{ ${options.join(", ")} }` : "{}";
}

const isCallable = ({ shape, role }: Pick<Written, "shape" | "role">): boolean =>
  role === "Service" && (shape.container === undefined || shape.container.port !== undefined);

function picked<T>(picks: readonly number[], from: readonly T[]): T[] {
  return picks.flatMap((pick) => from[pick % from.length] ?? []);
}
