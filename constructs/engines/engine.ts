import type { Intent } from "../intents";

/** An object as the Kubernetes API takes it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/** For whom an engine renders. */
export interface Owner {
  readonly name: string;
  readonly namespace: string;
  readonly runtimeConfigMap: string;
  readonly platformNamespace: string;
}

/** Renders the intents of one owner into objects. Pure; never reads the topology. */
export interface Engine {
  readonly name: string;
  /** The kinds of intent it takes; the others are some other engine's. */
  readonly handles: readonly Intent["kind"][];
  render(intents: readonly Intent[], owner: Owner): readonly KubernetesObject[];
}

/** The intents of one kind, typed. */
export function ofKind<K extends Intent["kind"]>(
  intents: readonly Intent[],
  kind: K,
): readonly Extract<Intent, { kind: K }>[] {
  return intents.filter((intent): intent is Extract<Intent, { kind: K }> => intent.kind === kind);
}
