import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";

export const quota = defineRule({
  code: "HW-QUOTA-001",
  name: "A quota lets something through",
  why: "Kafka refuses quotas that are not greater than 0, and byte rates that are not whole (https://kafka.apache.org/documentation/#design_quotas).",
  fix: "Use a number greater than 0, whole for bytes, or leave the quota out to set no limit.",
  example: `new Worker(shop, "mail", { quota: { consumerByteRate: 0 }, … });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, workload) {
    const given = Object.entries(workload.quota ?? {}).filter(([, value]) => value !== undefined && !isToken(value));
    if (given.length === 0) return "not applicable";
    const refused = given.filter(
      ([name, value]) =>
        !(value > 0 && Number.isFinite(value)) || (name.endsWith("ByteRate") && !Number.isInteger(value)),
    );
    return judged(refused.map(([name, value]) => ({ message: `quota.${name} is ${value}.` })));
  },
});
