/**
 * Fields by which the API server tells items of a list apart, in the order in which they are looked for: a volume mount
 * has a name as well, and so may a port. Rules of Prometheus are known by their alerts.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
const KEYS = ["mountPath", "containerPort", "port", "topologyKey", "name", "ip", "alert"] as const;

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The items of two lists under labels that are the same for the same item: `name=web`, else their index. */
export function itemsOf(a: readonly unknown[], b: readonly unknown[]): [Map<string, unknown>, Map<string, unknown>] {
  const key = KEYS.find((candidate) => tellsApart(a, candidate) && tellsApart(b, candidate));
  const labelled = (list: readonly unknown[]) =>
    new Map(list.map((item, index) => [key === undefined ? `${index}` : `${key}=${(item as Fields)[key]}`, item]));
  return [labelled(a), labelled(b)];
}

function tellsApart(list: readonly unknown[], key: string): boolean {
  const values = list.map((item) => (isFields(item) ? item[key] : undefined));
  return values.every((value) => value !== undefined) && new Set(values).size === list.length;
}
