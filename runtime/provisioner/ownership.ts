import type { DesiredAcl, DesiredState } from "./desired-state";
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

/**
 * A single topic of another team is that team's to allow, which is looked at elsewhere.
 * @throws Refusal HW-PROVISION-003 that lists every other name that is not the team's
 */
export function checkOwnership(state: DesiredState, owner: OwnerId): void {
  const foreign = namesIn(state).filter(({ name }) => !isOwnName(name, owner));
  if (foreign.length === 0) return;
  const prefix = `${owner.namespace}.`;
  throw new Refusal(
    403,
    "HW-PROVISION-003",
    `Team "${owner.namespace}" owns only names that begin with "${prefix}".`,
    foreign.map(({ what, name }) => `${what} "${name}" does not begin with "${prefix}"`),
  );
}

function namesIn({ topics, principals }: DesiredState): { what: string; name: string }[] {
  return [
    ...topics.map(({ name }) => ({ what: "topic", name })),
    ...principals.flatMap((principal) => [
      { what: "principal", name: principal.name },
      ...principal.acls
        .filter((acl) => !isOneTopicOfSomeTeam(acl))
        .map((acl) => ({ what: `${principal.name}'s grant on ${describeTarget(acl)}`, name: acl.name })),
    ]),
  ];
}

const isOneTopicOfSomeTeam = ({ resource, name, pattern }: DesiredAcl): boolean =>
  resource === "topic" && pattern === "literal" && namespaceOf(name) !== undefined;

const describeTarget = ({ resource, pattern }: DesiredAcl): string =>
  pattern === "literal" ? resource : `${resource}s that begin with`;
