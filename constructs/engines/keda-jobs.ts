import type { JobScaling } from "../intents/scaling";
import type { PodTemplateSpec, ScaledJob, TriggerAuthentication } from "../kubernetes/objects";
import { kafkaTrigger, triggerAuthentication } from "./keda";

/** Seconds that the runtime takes at most, after the event in hand, to commit it and leave its group. */
const LEAVING_S = 20;
const DAY_S = 24 * 60 * 60;

/**
 * What makes Jobs while there are events, each of which ends by itself when nothing is left.
 * Fields: https://keda.sh/docs/2.20/reference/scaledjob-spec/ and https://keda.sh/docs/2.20/scalers/apache-kafka/
 */
export function scaledJob(
  scaling: JobScaling,
  template: PodTemplateSpec,
  metadata: ScaledJob["metadata"] & { readonly name: string },
): [TriggerAuthentication, ScaledJob] {
  // As many Jobs as there are partitions with unread events: one partition is read by one of them at a time.
  const triggers = scaling.lag.map((each) => kafkaTrigger(each, scaling, { limitToPartitionsWithLag: "true" }));
  return [
    triggerAuthentication(scaling, metadata),
    {
      apiVersion: "keda.sh/v1alpha1",
      kind: "ScaledJob",
      metadata,
      spec: {
        jobTargetRef: { backoffLimit: 6, ttlSecondsAfterFinished: DAY_S, template: jobPods(scaling, template) },
        pollingInterval: scaling.pollingInterval,
        maxReplicaCount: scaling.max,
        // An event in hand is not committed, so it counts as lag, and its Job is taken off: that is `default`. A group
        // divides the partitions of all its topics.
        scalingStrategy: { strategy: "default", multipleScalersCalculation: "sum" },
        // A deploy lets Jobs that are under way come to their end.
        rollout: { strategy: "gradual" },
        successfulJobsHistoryLimit: 0,
        failedJobsHistoryLimit: 3,
        triggers,
      },
    },
  ];
}

/** Pods that start again where they failed, and that no autoscaler of nodes takes away while they work. */
function jobPods({ grace }: JobScaling, { metadata, spec }: PodTemplateSpec): PodTemplateSpec {
  return {
    metadata: { ...metadata, annotations: { ...metadata?.annotations, ...notToBeMoved } },
    spec: {
      ...(spec ?? { containers: [] }),
      restartPolicy: "OnFailure",
      terminationGracePeriodSeconds: grace + LEAVING_S,
    },
  };
}

/**
 * https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md#what-types-of-pods-can-prevent-ca-from-removing-a-node,
 * https://karpenter.sh/docs/concepts/disruption/#pod-level-controls
 */
const notToBeMoved = {
  "cluster-autoscaler.kubernetes.io/safe-to-evict": "false",
  "karpenter.sh/do-not-disrupt": "true",
};
