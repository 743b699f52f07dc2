import type { DesiredAcl, DesiredState, DesiredTopic } from "./desired-state";
import { Refusal } from "./outcome";

/** Whose desired state it is: a release's name in a team's namespace. */
export interface OwnerId {
  readonly namespace: string;
  readonly name: string;
}

export const formatOwner = ({ namespace, name }: OwnerId): string => `${namespace}/${name}`;

/** A team owns the names that begin with its namespace and a dot. Namespaces hold no dots, so no two teams' names meet. */
export const isOwnName = (name: string, { namespace }: OwnerId): boolean => name.startsWith(`${namespace}.`);

/** The namespace that a name belongs to; undefined for a name that is no team's. */
export const namespaceOf = (name: string): string | undefined => /^([a-z0-9-]{1,63})\../.exec(name)?.[1];

/** Whose topics are: the team's that their names begin with, unless another owner has adopted them. */
export class TopicOwners {
  /** @param adopted topics that were there before Headwater, with the owners that may declare them */
  constructor(private readonly adopted: ReadonlyMap<string, OwnerId> = new Map()) {}

  /** Undefined for a topic that is no team's. */
  namespaceOf(topic: string): string | undefined {
    return this.adopter(topic)?.namespace ?? namespaceOf(topic);
  }

  isOf(topic: string, { namespace }: OwnerId): boolean {
    return this.namespaceOf(topic) === namespace;
  }

  adopter(topic: string): OwnerId | undefined {
    return this.adopted.get(topic);
  }
}

/**
 * A single topic of another team is that team's to allow, which is looked at elsewhere.
 * @throws Refusal HW-PROVISION-003 that lists every other name that is not the team's
 */
export function checkOwnership(state: DesiredState, owner: OwnerId, topics: TopicOwners): void {
  const prefix = `${owner.namespace}.`;
  const foreign = namesIn(state, topics)
    .filter(({ name }) => !isOwnName(name, owner))
    .map(({ what, name }) => `${what} "${name}" does not begin with "${prefix}"`);
  const problems = [
    ...state.topics.flatMap(({ name }) => foreignTopic(name, owner, topics)),
    ...foreign,
    ...(state.tombstones?.topics ?? [])
      .filter((topic) => !topics.isOf(topic, owner))
      .map((topic) => `tombstone of topic "${topic}": it is not the team's`),
    ...(state.readers ?? [])
      .filter(({ workload }) => !workload.startsWith(`${owner.namespace}/`))
      .map(({ workload }) => `reader "${workload}" is not of namespace "${owner.namespace}"`),
    ...state.topics.flatMap(foreignSubject),
  ];
  if (problems.length === 0) return;
  const message = `Team "${owner.namespace}" owns only names that begin with "${prefix}".`;
  throw new Refusal(403, "HW-PROVISION-003", message, problems);
}

function foreignTopic(topic: string, owner: OwnerId, topics: TopicOwners): string[] {
  const adopter = topics.adopter(topic);
  if (adopter) {
    return formatOwner(adopter) === formatOwner(owner)
      ? []
      : [`topic "${topic}" is adopted by ${formatOwner(adopter)}`];
  }
  if (isOwnName(topic, owner)) return [];
  return [
    `topic "${topic}" does not begin with "${owner.namespace}."; if it existed before, whoever keeps the platform can hand it over: headwater adopt topic ${topic} --owner ${formatOwner(owner)}`,
  ];
}

/** Subjects that are named after a topic are that topic's; those named after a record are shared. */
function foreignSubject({ name, contract }: DesiredTopic): string[] {
  if (!contract || contract.subject.startsWith(`${name}-`) || !/-(key|value)$/.test(contract.subject)) return [];
  return [`subject "${contract.subject}" is named after another topic than "${name}"`];
}

function namesIn({ principals, groups = [], tombstones }: DesiredState, topics: TopicOwners) {
  return [
    ...principals.flatMap((principal) => [
      { what: "principal", name: principal.name },
      ...principal.acls
        .filter((acl) => !isOneTopicOfSomeTeam(acl, topics))
        .map((acl) => ({ what: `${principal.name}'s grant on ${describeTarget(acl)}`, name: acl.name })),
    ]),
    ...groups.map(({ name }) => ({ what: "group", name })),
    ...(tombstones?.groups ?? []).map((name) => ({ what: "tombstone of group", name })),
  ];
}

const isOneTopicOfSomeTeam = ({ resource, name, pattern }: DesiredAcl, topics: TopicOwners): boolean =>
  resource === "topic" && pattern === "literal" && topics.namespaceOf(name) !== undefined;

const describeTarget = ({ resource, pattern }: DesiredAcl): string =>
  pattern === "literal" ? resource : `${resource}s that begin with`;
