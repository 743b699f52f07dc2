import type { DurableScalingIntent } from "../intents/durable";
import type { ScaledObject } from "../kubernetes/objects";
import { type Engine, type Owner, ofKind } from "./engine";
import { labels, retained } from "./labels";

/** Invocations that one pod works on. What waits for a timer, an answer or another function counts as none. */
const PER_REPLICA = 20;

/**
 * Runs a version's pods while there is something for them to do. It is kept as long as the version is.
 * Fields: https://keda.sh/docs/2.20/scalers/metrics-api/
 */
export const kedaDurable: Engine = {
  name: "keda-durable",
  handles: ["durable-scaling"],
  render: (intents, owner) => ofKind(intents, "durable-scaling").map((each) => scaledObject(each, owner)),
};

const scaledObject = (scaling: DurableScalingIntent, { namespace }: Owner): ScaledObject => ({
  apiVersion: "keda.sh/v1alpha1",
  kind: "ScaledObject",
  metadata: { name: scaling.version, namespace, labels: labels(scaling.workload), annotations: retained },
  spec: {
    scaleTargetRef: { name: scaling.version },
    minReplicaCount: 0,
    maxReplicaCount: scaling.maxReplicas,
    pollingInterval: 2,
    cooldownPeriod: 60,
    triggers: [
      {
        type: "metrics-api",
        metadata: { url: scaling.demandUrl, valueLocation: "invocations", targetValue: String(PER_REPLICA) },
      },
    ],
  },
});
