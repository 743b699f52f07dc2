import type { StreamDeclaration } from "../../model/declarations";
import type { RequestScalingDeclaration } from "../../model/scaling-declarations";
import { isToken } from "../../model/tokens";
import type { SubscriptionDeclaration, WorkloadDeclaration } from "../../model/workload-declarations";
import { defineRule, judged, type Violation } from "../rule";

/** The most that Kafka's controller makes at once: MAX_RECORDS_PER_USER_OP in its QuorumController. */
const MAX_PARTITIONS = 10_000;
/** With the pauses growing, the last of these waits are hours. The runtime refuses more. */
const MAX_RETRIES = 100;
/** The runtime refuses more of these, too. */
const MAX_CONCURRENCY = 1_000;
const MAX_TIMEOUT_MS = 24 * 60 * 60 * 1000;
const MAX_BATCH_SIZE = 500;
const MAX_BATCH_WAIT_MS = 60_000;
/** A request with it must stay below the brokers' socket.request.max.bytes, 100 MiB unless they are told otherwise. */
const MAX_EVENT_BYTES = 99 * 2 ** 20;
const MAX_INT = 2 ** 31 - 1;

type Range = readonly [property: string, value: number | undefined, least: number, most: number];

export const wholeNumber = defineRule({
  code: "HW-VALUE-001",
  name: "A number is whole and within its range",
  why: "Kafka or Kubernetes would refuse it when it is deployed.",
  fix: "Use a whole number in the range that the message names.",
  example: `new EventStream(shop, "order-placed", { partitions: 0 });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["stream", "workload"],
  evaluate(_, subject) {
    const ranges = subject.kind === "stream" ? ofStream(subject) : ofWorkload(subject);
    const given = ranges.filter(([, value]) => value !== undefined && !isToken(value));
    return given.length === 0 ? "not applicable" : judged(given.flatMap(violations));
  },
});

const ofStream = ({ partitions, replicationFactor, ...stream }: StreamDeclaration): Range[] => [
  ["partitions", partitions, 1, MAX_PARTITIONS],
  ["replicationFactor", replicationFactor, 1, 2 ** 15 - 1],
  ["retention in milliseconds", stream.retentionMs, 1, Number.MAX_SAFE_INTEGER],
  ["retention.size in bytes", stream.retentionBytes, 1, Number.MAX_SAFE_INTEGER],
  ["tombstones in milliseconds", stream.deleteRetentionMs, 0, Number.MAX_SAFE_INTEGER],
  ["maxEventSize in bytes", stream.maxEventBytes, 1024, MAX_EVENT_BYTES],
];

const ofWorkload = ({ replicas, scaling, durable, ...workload }: WorkloadDeclaration): Range[] => [
  ...(workload.requestScaling ? ofRequests(workload.requestScaling) : []),
  ...(scaling
    ? ([
        ["scaling.min", scaling.min, 0, MAX_INT],
        ["scaling.max", scaling.max, 1, MAX_INT],
        ["scaling.lagPerReplica", scaling.lagPerReplica, 1, MAX_INT],
        ["scaling.pollingInterval in seconds", scaling.pollingInterval, 1, MAX_INT],
        ["scaling.cooldown in seconds", scaling.cooldown, 1, MAX_INT],
      ] satisfies Range[])
    : ([[durable ? "maxReplicas" : "replicas", replicas, 1, MAX_INT]] satisfies Range[])),
  ["concurrency", workload.concurrency, 1, MAX_CONCURRENCY],
  ...workload.subscribes.flatMap(ofSubscription),
];

const ofSubscription = ({ stream, retries, timeoutMs, batch }: SubscriptionDeclaration): Range[] => [
  [`retries of ${stream}`, retries, 0, MAX_RETRIES],
  [`timeout of ${stream} in milliseconds`, timeoutMs, 1, MAX_TIMEOUT_MS],
  [`batch.size of ${stream}`, batch?.size, 1, MAX_BATCH_SIZE],
  [`batch.wait of ${stream} in milliseconds`, batch?.waitMs, 0, MAX_BATCH_WAIT_MS],
];

const ofRequests = ({ min, max, requestsPerReplica, cooldown }: RequestScalingDeclaration): Range[] => [
  ["scaling.min", min, 0, MAX_INT],
  ["scaling.max", max, 1, MAX_INT],
  ["scaling.requestsPerReplica", requestsPerReplica, 1, MAX_INT],
  // https://knative.dev/docs/serving/autoscaling/kpa-specific/#stable-window
  ["scaling.cooldown in seconds", cooldown, 1, 3600],
];

function violations([property, value, least, most]: Range): Violation[] {
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return [];
  return [{ message: `${property} is ${value}.`, fix: `It must be a whole number from ${least} to ${most}.` }];
}
