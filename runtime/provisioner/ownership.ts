import type { DesiredState } from "./desired-state";
import { Refusal } from "./outcome";

/** Whose desired state it is: a release's name in a team's namespace. */
export interface OwnerId {
  readonly namespace: string;
  readonly name: string;
}

/**
 * A team owns the names that begin with its namespace and a dot. Namespaces hold no dots, so no two teams' names meet.
 * @throws Refusal HW-PROVISION-003 that lists every name that is not the team's
 */
export function checkOwnership(state: DesiredState, { namespace }: OwnerId): void {
  const prefix = `${namespace}.`;
  const foreign = namesIn(state).filter(({ name }) => !name.startsWith(prefix));
  if (foreign.length === 0) return;
  throw new Refusal(
    403,
    "HW-PROVISION-003",
    `Team "${namespace}" owns only names that begin with "${prefix}".`,
    foreign.map(({ what, name }) => `${what} "${name}" does not begin with "${prefix}"`),
  );
}

function namesIn({ topics, principals }: DesiredState): { what: string; name: string }[] {
  return [
    ...topics.map(({ name }) => ({ what: "topic", name })),
    ...principals.flatMap((principal) => [
      { what: "principal", name: principal.name },
      ...principal.acls.map((acl) => ({ what: `${principal.name}'s grant on ${acl.resource}`, name: acl.name })),
    ]),
  ];
}
