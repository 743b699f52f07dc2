import type { ScalingIntent } from "../intents/scaling";
import type { ScaledObject, TriggerAuthentication } from "../kubernetes/objects";
import { type Engine, type Owner, ofKind } from "./engine";
import { labels } from "./labels";

/** The pods that ask the brokers for the lag, where `Operators` puts them. */
export const kedaOperator = { namespace: "keda", pods: { "app.kubernetes.io/name": "keda-operator" } } as const;

/**
 * Scales workloads by consumer lag with KEDA, from zero.
 * Fields: https://keda.sh/docs/2.20/scalers/apache-kafka/ and https://keda.sh/docs/2.20/reference/scaledobject-spec/.
 */
export const keda: Engine = {
  name: "keda",
  handles: ["scaling"],
  render: (intents, owner) => ofKind(intents, "scaling").flatMap((scaling) => renderScaling(scaling, owner)),
};

function renderScaling(scaling: ScalingIntent, owner: Owner): [TriggerAuthentication, ScaledObject] {
  const name = scaling.workload;
  const metadata = { name, namespace: owner.namespace, labels: labels(name) };
  const parameter = (parameter: string, key: string) => ({ parameter, name: scaling.credentials, key });
  return [
    {
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
    },
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
        triggers: scaling.lag.map((lag) => ({
          type: "kafka",
          authenticationRef: { name },
          metadata: {
            bootstrapServers: scaling.bootstrapServers,
            topic: lag.topic,
            consumerGroup: lag.group,
            lagThreshold: String(lag.lagPerReplica),
            // An event published before the first commit counts as lag, so it wakes the worker.
            offsetResetPolicy: "earliest",
            // Otherwise KEDA reports `lagThreshold` for each partition at most, and a backlog that is worked off looks
            // the same as one that grows. `maxReplicaCount` is then all that limits the replicas.
            allowIdleConsumers: "true",
          },
        })),
      },
    },
  ];
}
