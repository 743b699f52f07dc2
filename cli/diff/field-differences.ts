import { isDeepStrictEqual } from "node:util";
import { isFields, itemsOf } from "./list-items";

/** A field that would change. */
export interface FieldDifference {
  /** `spec.template.spec.containers[name=web].image` */
  readonly path: string;
  /** Undefined: it is not there now. */
  readonly from?: unknown;
  /** Undefined: it goes. */
  readonly to?: unknown;
}

/** What the API server keeps for itself. */
const SERVERS_OWN = new Set([
  "status",
  "metadata.managedFields",
  "metadata.resourceVersion",
  "metadata.generation",
  "metadata.uid",
  "metadata.creationTimestamp",
  "metadata.selfLink",
]);

/** All fields in which two states of an object differ; new and vanished ones as a whole. */
export function fieldDifferences(from: unknown, to: unknown, path = ""): FieldDifference[] {
  if (SERVERS_OWN.has(path) || isDeepStrictEqual(from, to)) return [];
  if (isFields(from) && isFields(to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
    return keys.flatMap((key) => fieldDifferences(from[key], to[key], below(path, key)));
  }
  if (Array.isArray(from) && Array.isArray(to)) {
    const [before, after] = itemsOf(from, to);
    const labels = [...new Set([...before.keys(), ...after.keys()])];
    const found = labels.flatMap((label) => fieldDifferences(before.get(label), after.get(label), `${path}[${label}]`));
    // Only their order differs.
    return found.length > 0 ? found : [{ path, from, to }];
  }
  return [{ path, from, to }];
}

/**
 * Whether an object is in the cluster as it is declared, so that applying it changes nothing. What only the cluster
 * has stays there, but in lists whose items nothing tells apart. False if only the API server can tell, as for "1000m"
 * where it says "1".
 */
export function isAsDeclared(declared: unknown, live: unknown): boolean {
  if (isFields(declared) && isFields(live)) {
    return Object.entries(declared).every(([key, value]) => isAsDeclared(value, live[key]));
  }
  if (Array.isArray(declared) && Array.isArray(live) && declared.length === live.length) {
    const [wanted, found] = itemsOf(declared, live);
    if (wanted.has("0")) return isDeepStrictEqual(declared, live);
    return [...wanted].every(([label, item]) => isAsDeclared(item, found.get(label)));
  }
  return isDeepStrictEqual(declared, live);
}

/**
 * What the last release set and the next one does not: Helm takes it away, but applying the next one alone would leave
 * it. Only what is still there counts.
 *
 * @param last as the last release has it
 * @param next as the next one will
 * @param there the object as it would be if the next one were applied
 */
export function removedFields(last: unknown, next: unknown, there: unknown, path = ""): FieldDifference[] {
  if (there === undefined || last === undefined) return [];
  if (next === undefined) return [{ path, from: there }];
  if (isFields(last) && isFields(next) && isFields(there)) {
    return Object.keys(last)
      .sort()
      .flatMap((key) => removedFields(last[key], next[key], there[key], below(path, key)));
  }
  if (Array.isArray(last) && Array.isArray(next) && Array.isArray(there)) {
    const [lastItems, nextItems] = itemsOf(last, next);
    const [, thereItems] = itemsOf(last, there);
    // Items that only their place tells apart are replaced as a whole list.
    if (lastItems.has("0") || nextItems.has("0")) return [];
    return [...lastItems].flatMap(([label, item]) =>
      removedFields(item, nextItems.get(label), thereItems.get(label), `${path}[${label}]`),
    );
  }
  return [];
}

const below = (path: string, key: string): string => {
  // Keys of labels and annotations hold dots.
  const name = /^[\w-]+$/.test(key) ? key : `"${key}"`;
  return path === "" ? name : `${path}.${name}`;
};

/** What a Secret holds is never shown: only that it differs. */
export function withoutSecrets(kind: string | undefined, differences: readonly FieldDifference[]): FieldDifference[] {
  if (kind !== "Secret") return [...differences];
  return differences.map((difference) => {
    const { path, from, to } = difference;
    if (!/^(data|stringData)\b/.test(path)) return difference;
    return {
      path,
      ...(from === undefined ? {} : { from: "(hidden)" }),
      ...(to === undefined ? {} : { to: "(hidden)" }),
    };
  });
}
