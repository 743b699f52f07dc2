import type { ApiObject } from "../kubernetes/client";

/** https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/#condition-v1-meta */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  /** Of the object that the condition is about. An older one tells nothing of the object as it is now. */
  readonly observedGeneration?: number;
}

/** An object whose controller tells in conditions how it does. */
export interface Conditioned extends ApiObject {
  readonly metadata: ApiObject["metadata"] & { readonly generation?: number };
  readonly status?: {
    readonly conditions?: readonly Condition[];
    /** Of a Gateway. */
    readonly listeners?: readonly { readonly name: string; readonly conditions?: readonly Condition[] }[];
    /** Of a route: one for each Gateway that it names. */
    readonly parents?: readonly { readonly conditions?: readonly Condition[] }[];
    /** Of a policy: one for each Gateway that it reaches. */
    readonly ancestors?: readonly { readonly conditions?: readonly Condition[] }[];
  };
}

/** What is expected of the conditions of a kind. */
export interface ConditionedKind {
  readonly kind: string;
  /** Of its collection in all namespaces. */
  readonly path: string;
  /** These must be there and True. */
  readonly wanted: readonly string[];
  /** These must not be True. */
  readonly unwanted: readonly string[];
  /** Where the conditions are. @default "conditions" */
  readonly of?: "listeners" | "parents" | "ancestors";
  /** Who sets them. */
  readonly controller: string;
  readonly fix: string;
}

const POLICY = {
  wanted: ["Accepted"],
  // Overridden is no fault: a route's own policy takes the place of its Gateway's.
  unwanted: [],
  of: "ancestors",
  controller: "Envoy Gateway",
  fix: "Correct what the message names where the route or the Gateway is declared, then deploy again.",
} as const;

const ROUTE = {
  wanted: ["Accepted", "ResolvedRefs"],
  unwanted: [],
  of: "parents",
  controller: "Envoy Gateway",
  fix: "Correct what the message names: the Gateway that it attaches to, its host, or the Service behind it.",
} as const;

const SCALED = {
  wanted: ["Ready"],
  unwanted: ["Fallback", "Paused"],
  controller: "KEDA",
  fix: "Check that its Kafka answers and that its credentials hold; KEDA's log: kubectl -n keda logs deploy/keda-operator",
} as const;

/**
 * The kinds whose conditions are told, with what is expected of them. A kind that the cluster does not know is skipped.
 *
 * - Gateway API: https://gateway-api.sigs.k8s.io/geps/gep-1364/
 * - Envoy Gateway: https://gateway.envoyproxy.io/docs/api/extension_types/
 * - KEDA: https://keda.sh/docs/2.20/reference/scaledobject-spec/, https://keda.sh/docs/2.20/reference/scaledjob-spec/
 * - Knative: https://github.com/knative/specs/blob/main/specs/serving/knative-api-specification-1.0.md#configuration-conditions
 * - Strimzi: https://strimzi.io/docs/operators/1.2.0/deploying#con-custom-resources-status-str
 */
export const CONDITIONED_KINDS: readonly ConditionedKind[] = [
  {
    kind: "Gateway",
    path: "/apis/gateway.networking.k8s.io/v1/gateways",
    wanted: ["Accepted", "Programmed"],
    unwanted: [],
    controller: "Envoy Gateway",
    fix: "Correct what the message names; if no proxy runs, look at the pods and Services of the Gateway.",
  },
  {
    kind: "Gateway",
    path: "/apis/gateway.networking.k8s.io/v1/gateways",
    wanted: ["Accepted", "Programmed", "ResolvedRefs"],
    unwanted: ["Conflicted"],
    of: "listeners",
    controller: "Envoy Gateway",
    fix: "Correct the listener: its certificate's Secret must exist, and no other may have its port and host.",
  },
  { kind: "HTTPRoute", path: "/apis/gateway.networking.k8s.io/v1/httproutes", ...ROUTE },
  { kind: "GRPCRoute", path: "/apis/gateway.networking.k8s.io/v1/grpcroutes", ...ROUTE },
  { kind: "SecurityPolicy", path: "/apis/gateway.envoyproxy.io/v1alpha1/securitypolicies", ...POLICY },
  { kind: "BackendTrafficPolicy", path: "/apis/gateway.envoyproxy.io/v1alpha1/backendtrafficpolicies", ...POLICY },
  { kind: "ClientTrafficPolicy", path: "/apis/gateway.envoyproxy.io/v1alpha1/clienttrafficpolicies", ...POLICY },
  {
    kind: "EnvoyPatchPolicy",
    path: "/apis/gateway.envoyproxy.io/v1alpha1/envoypatchpolicies",
    // Programmed is False as long as there is nothing to patch, which is no fault: a gateway without a limit has nothing.
    ...POLICY,
    fix: "Have Envoy Gateway allow such policies: extensionApis.enableEnvoyPatchPolicy in its configuration.",
  },
  { kind: "ScaledObject", path: "/apis/keda.sh/v1alpha1/scaledobjects", ...SCALED },
  { kind: "ScaledJob", path: "/apis/keda.sh/v1alpha1/scaledjobs", ...SCALED },
  {
    kind: "Configuration",
    path: "/apis/serving.knative.dev/v1/configurations",
    wanted: ["Ready"],
    unwanted: [],
    controller: "Knative",
    fix: "Correct what the message names; the pods of its revision, if there are any, say more: kubectl get revisions -A",
  },
  {
    kind: "Kafka",
    path: "/apis/kafka.strimzi.io/v1/kafkas",
    wanted: ["Ready"],
    unwanted: ["ReconciliationPaused"],
    controller: "Strimzi",
    fix: "Correct what the message names; Strimzi's log: kubectl -n strimzi logs deploy/strimzi-cluster-operator",
  },
  {
    kind: "KafkaNodePool",
    path: "/apis/kafka.strimzi.io/v1/kafkanodepools",
    // Whether its brokers are ready is told by the Kafka that they belong to.
    wanted: [],
    unwanted: ["NotReady"],
    controller: "Strimzi",
    fix: "Correct what the message names; Strimzi's log: kubectl -n strimzi logs deploy/strimzi-cluster-operator",
  },
];

/** What an object's conditions say against it; empty if it is ready. */
export function faultsOf(object: Conditioned, expected: ConditionedKind): readonly string[] {
  const groups = groupsOf(object, expected);
  const isSilent = groups.length === 0 || groups.every(({ conditions }) => conditions.length === 0);
  if (isSilent) return isExpected(expected) ? [`${expected.controller} says nothing about it: does it run?`] : [];
  const faults = groups.flatMap(({ prefix, conditions }) =>
    faultyOf(conditions, expected, object.metadata.generation).map((fault) => `${prefix}${fault}`),
  );
  return [...new Set(faults)];
}

/** A Gateway without listeners has none to tell of; everything else that wants conditions must have them. */
const isExpected = ({ wanted, of }: ConditionedKind): boolean => wanted.length > 0 && of !== "listeners";

interface Group {
  readonly prefix: string;
  readonly conditions: readonly Condition[];
}

function groupsOf({ status = {} }: Conditioned, { of }: ConditionedKind): readonly Group[] {
  if (of === undefined) return [{ prefix: "", conditions: status.conditions ?? [] }];
  if (of === "listeners") {
    return (status.listeners ?? []).map(({ name, conditions = [] }) => ({ prefix: `listener ${name}: `, conditions }));
  }
  return (status[of] ?? []).map(({ conditions = [] }) => ({ prefix: "", conditions }));
}

function faultyOf(
  conditions: readonly Condition[],
  { wanted, unwanted, controller }: ConditionedKind,
  generation: number | undefined,
): readonly string[] {
  const missing = wanted.flatMap((type) => {
    const condition = conditions.find((one) => one.type === type);
    if (condition === undefined) return [`${controller} does not say whether it is ${type}`];
    if (isStale(condition, generation)) return [`${controller} has not seen its latest change yet (${type})`];
    return condition.status === "True" ? [] : [inWords(condition)];
  });
  return [...missing, ...conditions.filter((one) => unwanted.includes(one.type) && one.status === "True").map(inWords)];
}

const isStale = ({ observedGeneration }: Condition, generation: number | undefined): boolean =>
  observedGeneration !== undefined && generation !== undefined && observedGeneration < generation;

const inWords = ({ type, status, reason, message }: Condition): string =>
  `${type} is ${status}${reason ? ` (${reason})` : ""}${message ? `: ${message.trim()}` : ""}`;
