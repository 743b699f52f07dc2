/** A name for TypeScript: `order-placed` and `order placed` become `OrderPlaced`. Empty if nothing of it can be one. */
export const typeName = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")
    .replace(/^\d+/, "")
    // The generator of types does so too; the names that it is given must be the ones that it writes.
    .replace(/\d[a-z]/g, (found) => found.toUpperCase())
    .replace(/^[a-z]/, (first) => first.toUpperCase());

export interface Wishes<T> {
  readonly item: T;
  /** Names that it could have, the best first; empty ones count for nothing. */
  readonly names: readonly string[];
}

/**
 * A name for each item: the first of its wishes that is free and that no other wants at the same time. Two that want
 * the same both get their next one, so that which comes first does not matter. Who has no wish left gets a number.
 *
 * @param taken names that none may have
 */
export function distinctNames<T>(items: readonly Wishes<T>[], taken: Iterable<string>): Map<T, string> {
  const given = new Map<T, string>();
  const used = new Set(taken);
  const give = (item: T, name: string) => {
    given.set(item, name);
    used.add(name);
  };
  let waiting = items.map(({ item, names }) => ({ item, names: names.filter((name) => name !== "") }));
  const last = Math.max(0, ...waiting.map(({ names }) => names.length));
  for (let rank = 0; rank < last; rank += 1) {
    const wanted = countOf(waiting.map(({ names }) => names[rank]));
    for (const { item, names } of waiting) {
      const name = names[rank];
      if (name !== undefined && wanted.get(name) === 1 && !used.has(name)) give(item, name);
    }
    waiting = waiting.filter(({ item }) => !given.has(item));
  }
  for (const { item, names } of waiting) {
    const name = names.at(-1) ?? "Event";
    let number = 2;
    while (used.has(`${name}${number}`)) number += 1;
    give(item, `${name}${number}`);
  }
  return given;
}

function countOf(names: readonly (string | undefined)[]): Map<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
