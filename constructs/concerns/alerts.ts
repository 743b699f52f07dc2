import type { Concern } from "../intents/concern";
import type {
  AlertIntent,
  DeadLettersAlert,
  FailingCallsAlert,
  LagAlert,
  LagUnknownAlert,
  PausedCallsAlert,
  RefusedContractsAlert,
  RequestErrorsAlert,
  RestartsAlert,
  TableRejectionsAlert,
} from "../intents/monitoring";
import type { ScalingDeclaration } from "../model/scaling-declarations";
import type { Topology } from "../model/topology";
import type { SubscriptionDeclaration, WorkloadDeclaration } from "../model/workload-declarations";
import { gatewayAlerts } from "./gateway-alerts";
import { isWatched } from "./is-watched";
import { lagCapacity } from "./lag-capacity";

/**
 * What somebody has to act on, and nothing else: each has its page in docs/runbooks.md. Failed tries of a handler are
 * no alert: they end well, or as a dead letter, or as a restart.
 */
export const alerts: Concern = {
  name: "alerts",
  derive(topology, owner): readonly AlertIntent[] {
    const declaration = topology.get(owner);
    if (declaration === undefined || declaration.imported || !isWatched(topology, declaration)) return [];
    if (declaration.kind === "platform") {
      return [
        refusedContracts,
        ...(declaration.durable ? [pausedCalls, failingCalls] : []),
        ...gatewayAlerts(topology, declaration),
      ];
    }
    return declaration.kind === "workload" && declaration.code ? workloadAlerts(topology, declaration) : [];
  },
};

function workloadAlerts(topology: Topology, workload: WorkloadDeclaration): AlertIntent[] {
  const { code, role, scaling, requestScaling, subscribes, holds = [] } = workload;
  // Whoever follows its requests has no metrics of its own; its gateway counts them.
  const ours = code?.type === "handler" && !requestScaling;
  return [
    // What a Job has in hand for an hour is unread for an hour; how old events become is on its dashboard.
    ...(scaling && !scaling.jobs ? subscribes.map(({ stream }) => lag(topology, workload, stream, scaling)) : []),
    ...(scaling && subscribes.length > 0 ? [lagUnknown(workload)] : []),
    // Containers have their own way with what they can't handle.
    ...(ours ? subscribes.flatMap((each) => deadLetters(topology, workload, each)) : []),
    ...(ours ? holds.map(({ stream }) => tableRejections(topology, workload, stream)) : []),
    restarts(workload),
    ...(ours && role === "service" ? [requestErrors(workload)] : []),
  ];
}

function lag(topology: Topology, { name }: WorkloadDeclaration, path: string, scaling: ScalingDeclaration): LagAlert {
  const stream = topology.stream(path);
  return {
    kind: "alert",
    alert: "lag",
    severity: "warning",
    workload: name,
    stream: { name: stream.name, topic: stream.topic },
    capacity: lagCapacity(scaling, stream),
    summary: `${name} does not keep up with ${stream.name}`,
    description:
      "For ten minutes there have been more unread events than all its replicas should have, and hardly fewer.",
  };
}

const lagUnknown = ({ name, scaling }: WorkloadDeclaration): LagUnknownAlert => ({
  kind: "alert",
  alert: "lagUnknown",
  severity: "critical",
  workload: name,
  ...(scaling?.jobs ? { jobs: true } : {}),
  summary: `The lag of ${name} can't be read`,
  description: "For ten minutes what scales it has had errors: new events may wake no replica, and no lag is reported.",
});

function deadLetters(
  topology: Topology,
  { name }: WorkloadDeclaration,
  subscription: SubscriptionDeclaration,
): DeadLettersAlert[] {
  if (subscription.deadLetters === undefined) return [];
  const stream = topology.stream(subscription.stream);
  const target = topology.stream(subscription.deadLetters);
  return [
    {
      kind: "alert",
      alert: "deadLetters",
      severity: "warning",
      workload: name,
      stream: { name: stream.name, topic: stream.topic },
      summary: `${name} gave up events of ${stream.name}`,
      description: `In the last fifteen minutes events failed after all retries; they wait in ${target.topic}.`,
    },
  ];
}

function tableRejections(topology: Topology, { name }: WorkloadDeclaration, path: string): TableRejectionsAlert {
  const stream = topology.stream(path);
  return {
    kind: "alert",
    alert: "tableRejections",
    severity: "warning",
    workload: name,
    stream: { name: stream.name, topic: stream.topic },
    summary: `${name} keeps out values of ${stream.name}`,
    description: "In the last fifteen minutes values did not decode. Their keys have the values that they had before.",
  };
}

/**
 * Kubernetes waits at most five minutes between two restarts, so a loop makes six in half an hour; a node that is
 * drained or a broker that is replaced makes one or two.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */
const restarts = ({ name, storage, durable, requestScaling }: WorkloadDeclaration): RestartsAlert => ({
  kind: "alert",
  alert: "restarts",
  severity: "critical",
  workload: name,
  stateful: storage !== undefined,
  ...(durable ? { versioned: true } : {}),
  ...(requestScaling ? { revisions: true } : {}),
  tolerated: 3,
  summary: `${name} keeps restarting`,
  description: "One of its containers ended more than three times in half an hour.",
});

const requestErrors = ({ name }: WorkloadDeclaration): RequestErrorsAlert => ({
  kind: "alert",
  alert: "requestErrors",
  severity: "critical",
  workload: name,
  tolerated: 0.05,
  summary: `${name} answers with server errors`,
  description: "For ten minutes more than one in twenty requests has been answered with a status of 500 or above.",
});

/** The platform's, for all teams: whoever releases sees the refusal, but the rest of the release waits with it. */
const refusedContracts: RefusedContractsAlert = {
  kind: "alert",
  alert: "refusedContracts",
  severity: "warning",
  summary: "A contract was refused",
  description:
    "In the last hour a team's release was stopped: its contract would break those who read or write the stream.",
};

const pausedCalls: PausedCallsAlert = {
  kind: "alert",
  alert: "pausedCalls",
  severity: "critical",
  summary: "Calls of a durable function are paused",
  description: "They failed at every try, and are not tried again before somebody resumes them.",
};

const failingCalls: FailingCallsAlert = {
  kind: "alert",
  alert: "failingCalls",
  severity: "warning",
  summary: "Calls of a durable function fail at every try",
  description:
    "For ten minutes there have been calls that failed twenty times and more. They are tried again each minute.",
};
