import type { AclOperation, AclPattern, AclResource, DesiredAcl } from "./desired-state";

/** One grant: what one principal may do on what. */
export interface Grant {
  /** As Kafka says; a desired one is of the types we know. */
  readonly resource: AclResource | `kafka:${number}`;
  readonly name: string;
  readonly pattern: AclPattern | `kafka:${number}`;
  readonly operation: AclOperation | `kafka:${number}`;
}

export interface GrantChanges {
  readonly missing: readonly Grant[];
  readonly surplus: readonly Grant[];
}

/** What to add and what to remove so that exactly the desired grants are there. */
export const diffGrants = (current: readonly Grant[], desired: readonly DesiredAcl[]): GrantChanges =>
  compareGrants(current, desired.flatMap(grantsOf));

/** The same for grants that may be of types that we don't know. */
export function compareGrants(current: readonly Grant[], desired: readonly Grant[]): GrantChanges {
  const wanted = new Map(desired.map((grant) => [describeGrant(grant), grant]));
  const present = new Set(current.map(describeGrant));
  return {
    missing: [...wanted].filter(([key]) => !present.has(key)).map(([, grant]) => grant),
    surplus: current.filter((grant) => !wanted.has(describeGrant(grant))),
  };
}

const grantsOf = ({ operations, ...target }: DesiredAcl): Grant[] =>
  operations.map((operation) => ({ ...target, operation }));

/** Says it in words; no two grants share them. */
export const describeGrant = ({ resource, name, pattern, operation }: Grant): string =>
  `${operation} on ${resource} ${name}${pattern === "literal" ? "" : ` (${pattern})`}`;
