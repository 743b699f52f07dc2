import type { OwnerId } from "../ownership";

/**
 * The two users that take turns as a principal: while one is replaced, both may do what the principal may. No workload's
 * name has a dot in it, so the second is no other principal's first.
 */
export const usersOf = (principal: string): readonly [string, string] => [principal, `${principal}.2`];

/** Whose turn is next. */
export function nextUser(principal: string, current: string): string {
  const [first, second] = usersOf(principal);
  return current === first ? second : first;
}

/** The workload that uses the principal's credentials; undefined if the name does not tell. */
export const workloadOf = (principal: string, { namespace, name }: OwnerId): string | undefined =>
  principal === `${namespace}.${name}` ? name : undefined;
