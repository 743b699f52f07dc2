import { DEFAULT_MAX_REPLICAS } from "../../model/defaults";
import { isToken } from "../../model/tokens";
import { streamAt } from "../lookups";
import { defineRule, judged } from "../rule";

/**
 * A warning: nothing fails, and an error would tie each subscriber's release to the partitions of other teams' streams.
 * The default is left alone, since nobody chose it.
 */
export const idleReplicas = defineRule({
  code: "HW-SCALING-002",
  name: "A worker has no more replicas than its widest stream has partitions",
  why: "One partition is read by one replica of a consumer group at a time. More replicas would have nothing to do.",
  fix: "Lower scaling.max, or give the stream more partitions.",
  example: `new Worker(shop, "shipping", { scaling: { max: 20 }, … }).subscribes(orderPlaced); // 12 partitions`,
  level: "warning",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(topology, { scaling, subscribes }) {
    const partitions = subscribes.map(({ stream }) => streamAt(topology, stream)?.partitions ?? Number.NaN);
    const widest = Math.max(...partitions);
    if (!scaling || partitions.length === 0 || !(widest >= 1)) return "not applicable";
    if ([scaling.max, ...partitions].some(isToken)) return "not applicable";
    const { max } = scaling;
    if (max <= widest || max === DEFAULT_MAX_REPLICAS) return "compliant";
    return judged([
      {
        message: `scaling.max is ${max}, and the widest stream has ${widest} ${widest === 1 ? "partition" : "partitions"}.`,
      },
    ]);
  },
});
