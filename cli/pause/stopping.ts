import type { ApiObject } from "../kubernetes/client";
import { MARK, type PauseMark } from "./mark";

/** Kinds of objects by which a workload is stopped, and their groups. */
export const STOPPABLE_KINDS = {
  ScaledObject: "keda.sh/v1alpha1",
  ScaledJob: "keda.sh/v1alpha1",
  Deployment: "apps/v1",
  StatefulSet: "apps/v1",
} as const;

export type StoppableKind = keyof typeof STOPPABLE_KINDS;

export interface Stoppable extends ApiObject {
  readonly spec?: { readonly replicas?: number };
}

/**
 * - https://keda.sh/docs/2.20/concepts/scaling-deployments/#pausing-autoscaling
 * - https://keda.sh/docs/2.20/concepts/scaling-jobs/#pausing-autoscaling
 */
const KEDA = {
  ScaledObject: { annotation: "autoscaling.keda.sh/paused-replicas", stopped: "0" },
  ScaledJob: { annotation: "autoscaling.keda.sh/paused", stopped: "true" },
} as const;

export const collectionOf = (kind: StoppableKind, namespace: string): string =>
  `/apis/${STOPPABLE_KINDS[kind]}/namespaces/${namespace}/${kind.toLowerCase()}s`;

/** What a mark keeps of how it is now. */
export const before = (kind: StoppableKind, { metadata, spec }: Stoppable): string =>
  isKeda(kind) ? (metadata.annotations?.[KEDA[kind].annotation] ?? "") : String(spec?.replicas ?? 1);

/** A merge patch that stops it. */
export const stopping = (kind: StoppableKind, mark: PauseMark): object =>
  isKeda(kind)
    ? annotations({ [MARK]: JSON.stringify(mark), [KEDA[kind].annotation]: KEDA[kind].stopped })
    : { ...annotations({ [MARK]: JSON.stringify(mark) }), spec: { replicas: 0 } };

/** A merge patch that lets it go on as it was before: somebody may have paused it on purpose. */
export const goingOn = (kind: StoppableKind, { before: was }: PauseMark): object =>
  isKeda(kind)
    ? annotations({ [MARK]: null, [KEDA[kind].annotation]: was === "" ? null : was })
    : { ...annotations({ [MARK]: null }), spec: { replicas: Number(was) } };

const isKeda = (kind: StoppableKind): kind is keyof typeof KEDA => kind in KEDA;

const annotations = (given: Readonly<Record<string, string | null>>) => ({ metadata: { annotations: given } });
