import type { KubernetesObject } from "../engines/engine";
import type { Problem } from "../model/problem";

/**
 * Edits an object in place, as the last step before it is delivered.
 *
 * @example (deployment) => { deployment.spec.template.spec.priorityClassName = "high"; }
 */
// biome-ignore lint/suspicious/noExplicitAny: an escape hatch reaches every field of every kind, also of unknown ones.
export type ObjectEdit = (object: any) => void;

export interface Edited {
  readonly objects: readonly KubernetesObject[];
  /** Keys of what an edit changed. */
  readonly changed: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Applies an organisation's defaults and then edits, to copies. An edit may change everything but what an object is: its
 * API, kind, name and namespace.
 */
export function edited(
  objects: readonly KubernetesObject[],
  defaults: readonly ObjectEdit[],
  edits: readonly ObjectEdit[],
): Edited {
  if (defaults.length + edits.length === 0) return { objects, changed: [], problems: [] };
  const changed: string[] = [];
  const problems: Problem[] = [];
  const results = objects.map((object) => {
    const copy = copyOf(object);
    try {
      for (const edit of defaults) edit(copy);
      if (edits.length > 0 && changes(copy, edits)) changed.push(identity(object));
    } catch (error) {
      problems.push(threw(object, error));
      return object;
    }
    if (identity(copy) === identity(object)) return copy;
    problems.push(becameAnother(object, copy));
    return object;
  });
  return { objects: results, changed, problems };
}

/** Much faster than `structuredClone`, which also refuses cdktf's own values. */
function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) copy[key] = copyOf(entry);
  return copy as T;
}

function changes(object: KubernetesObject, edits: readonly ObjectEdit[]): boolean {
  const before = JSON.stringify(object);
  for (const edit of edits) edit(object);
  return JSON.stringify(object) !== before;
}

const identity = ({ apiVersion, kind, metadata }: KubernetesObject): string =>
  `${apiVersion} ${kind} ${metadata?.namespace ?? ""}/${metadata?.name}`;

const threw = (object: KubernetesObject, error: unknown): Problem => ({
  code: "HW-EDIT-001",
  message: `The edit of ${identity(object)} failed: ${error instanceof Error ? error.message : String(error)}.`,
  fix: "Correct the function given to patch or transform; it gets every object that it is registered for.",
});

const becameAnother = (object: KubernetesObject, copy: KubernetesObject): Problem => ({
  code: "HW-EDIT-002",
  message: `The edit made ${identity(object)} into ${identity(copy)}.`,
  fix: "An edit may change everything but apiVersion, kind, name and namespace.",
});
