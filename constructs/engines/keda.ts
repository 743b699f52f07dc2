import type { LagTrigger, ScalingIntent } from "../intents/scaling";
import type { ScaledObject, TriggerAuthentication } from "../kubernetes/objects";
import type { ScheduleDeclaration } from "../model/scaling-declarations";
import { type Engine, type Owner, ofKind } from "./engine";
import { labels } from "./labels";

/**
 * The pods that ask the brokers for the lag, where `Operators` puts them; by the label that KEDA's Helm chart and its
 * plain manifests select them by: https://github.com/kedacore/charts, keda/templates/manager/deployment.yaml.
 */
export const kedaOperator = { namespace: "keda", pods: { app: "keda-operator" } } as const;

/**
 * Scales workloads by consumer lag, from zero, and by the clock with KEDA.
 * Fields: https://keda.sh/docs/2.20/scalers/apache-kafka/, https://keda.sh/docs/2.20/scalers/cron/ and
 * https://keda.sh/docs/2.20/reference/scaledobject-spec/.
 */
export const keda: Engine = {
  name: "keda",
  handles: ["scaling"],
  render: (intents, owner) => ofKind(intents, "scaling").flatMap((scaling) => renderScaling(scaling, owner)),
};

function renderScaling(scaling: ScalingIntent, owner: Owner): [TriggerAuthentication, ScaledObject] {
  const name = scaling.workload;
  const metadata = { name, namespace: owner.namespace, labels: labels(name) };
  // Otherwise KEDA reports `lagThreshold` for each partition at most, and a backlog that is worked off looks
  // the same as one that grows. `maxReplicaCount` is then all that limits the replicas.
  const lag = scaling.lag.map((each) => kafkaTrigger(each, scaling, { allowIdleConsumers: "true" }));
  return [
    triggerAuthentication(scaling, metadata),
    {
      apiVersion: "keda.sh/v1alpha1",
      kind: "ScaledObject",
      metadata,
      spec: {
        scaleTargetRef: { name, ...(scaling.stateful ? { kind: "StatefulSet" } : {}) },
        minReplicaCount: scaling.min,
        maxReplicaCount: scaling.max,
        pollingInterval: scaling.pollingInterval,
        cooldownPeriod: scaling.cooldown,
        // The one that asks for most replicas counts.
        triggers: [...lag, ...scaling.schedules.map(cronTrigger)],
      },
    },
  ];
}

type ByLag = Pick<ScalingIntent, "workload" | "credentials" | "bootstrapServers">;

/** How KEDA logs in to read the lag: as the workload itself. */
export function triggerAuthentication(
  { credentials }: ByLag,
  metadata: TriggerAuthentication["metadata"],
): TriggerAuthentication {
  const parameter = (parameter: string, key: string) => ({ parameter, name: credentials, key });
  return {
    apiVersion: "keda.sh/v1alpha1",
    kind: "TriggerAuthentication",
    metadata,
    spec: {
      secretTargetRef: [
        parameter("username", "username"),
        parameter("password", "password"),
        parameter("ca", "ca.crt"),
        parameter("sasl", "sasl"),
        parameter("tls", "tls"),
      ],
    },
  };
}

/** @param limits of what is reported, beside the lag itself */
export const kafkaTrigger = (
  lag: LagTrigger,
  { workload, bootstrapServers }: ByLag,
  limits: Readonly<Record<string, string>>,
) => ({
  type: "kafka",
  authenticationRef: { name: workload },
  metadata: {
    bootstrapServers,
    topic: lag.topic,
    consumerGroup: lag.group,
    lagThreshold: String(lag.lagPerReplica),
    // An event published before the first commit counts as lag, so it wakes the worker.
    offsetResetPolicy: "earliest",
    ...limits,
  },
});

const cronTrigger = ({ start, end, timezone, replicas }: ScheduleDeclaration) => ({
  type: "cron",
  metadata: { start, end, timezone, desiredReplicas: String(replicas) },
});
