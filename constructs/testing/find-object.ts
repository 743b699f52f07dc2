import type { KubernetesObject } from "../engines/engine";
import { didYouMean } from "../model/similar";

export interface ObjectKey {
  readonly kind: string;
  readonly name: string;
  /** @default any */
  readonly namespace?: string;
}

/**
 * The one object of a kind and a name.
 *
 * @throws if there is none, or one in several namespaces; the message says what is there instead
 * @example findObject(objectsOf(team), { kind: "Deployment", name: "shipping" })
 */
export function findObject(objects: readonly KubernetesObject[], key: ObjectKey): KubernetesObject {
  const { kind, name, namespace } = key;
  const found = objects.filter(
    (object) =>
      object.kind === kind &&
      object.metadata.name === name &&
      (namespace === undefined || object.metadata.namespace === namespace),
  );
  const [first, ...others] = found;
  if (first && others.length === 0) return first;
  const wanted = `${kind} "${name}"${namespace === undefined ? "" : ` in namespace "${namespace}"`}`;
  if (first) throw new Error(`There are ${found.length} of ${wanted}: ${found.map(label).join(", ")}. Say which one.`);
  throw new Error(`There is no ${wanted}.${whatThereIs(objects, key)}`);
}

/** How many objects of a kind there are. */
export const resourceCount = (objects: readonly KubernetesObject[], kind: string): number =>
  objects.filter((object) => object.kind === kind).length;

/** The pod that a workload or a hook makes. */
export interface PodTemplate {
  readonly metadata?: KubernetesObject["metadata"] | { readonly labels?: Readonly<Record<string, string>> };
  readonly spec: {
    readonly containers: readonly { readonly name: string; readonly [field: string]: unknown }[];
    readonly [field: string]: unknown;
  };
}

/**
 * The pod template of every Deployment, StatefulSet and Job.
 *
 * @example expect(allPods(objectsOf(app)).every(({ spec }) => spec.securityContext)).toBe(true);
 */
export const allPods = (objects: readonly KubernetesObject[]): PodTemplate[] =>
  objects.flatMap((object) => (object.spec as { template?: PodTemplate } | undefined)?.template ?? []);

/** Names of the same kind, or the kinds of the same name, or all kinds. */
export function whatThereIs(objects: readonly KubernetesObject[], { kind, name }: Partial<ObjectKey>): string {
  if (objects.length === 0) return " There are no objects at all.";
  const ofKind = objects.filter((object) => object.kind === kind);
  if (kind === undefined || ofKind.length === 0) {
    const kinds = [...new Set(objects.map((object) => object.kind))].sort();
    return `${didYouMean(kind ?? "", kinds)} There are these kinds: ${kinds.join(", ")}.`;
  }
  const names = ofKind.map((object) => object.metadata.name);
  return `${didYouMean(name ?? "", names)} There are: ${ofKind.slice(0, SHOWN).map(label).join(", ")}${ofKind.length > SHOWN ? ` and ${ofKind.length - SHOWN} more` : ""}.`;
}

const SHOWN = 10;

const label = ({ kind, metadata: { name, namespace } }: KubernetesObject): string =>
  `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`;
