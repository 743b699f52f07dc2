import type { Intent, KnownIntent } from "../intents";

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
  /** Of its Helm release. */
  readonly name: string;
  readonly namespace: string;
  /** ConfigMap in the namespace that holds Headwater's runtime. */
  readonly runtimeConfigMap: string;
  readonly platformNamespace: string;
  /** On the pods of its hooks, beside their own. @default none */
  readonly hookLabels?: Readonly<Record<string, string>>;
}

/**
 * Renders the intents of one owner into objects. Pure; never reads the topology. `platform.use(engine)` gives it the
 * kinds that it handles, before any other engine.
 */
export interface Engine {
  readonly name: string;
  readonly handles: readonly string[];
  render(intents: readonly Intent[], owner: Owner): readonly KubernetesObject[];
}

/** The intents of one kind, typed. */
export function ofKind<K extends KnownIntent["kind"]>(
  intents: readonly Intent[],
  kind: K,
): readonly Extract<KnownIntent, { kind: K }>[] {
  return intents.filter((intent): intent is Extract<KnownIntent, { kind: K }> => intent.kind === kind);
}
