import { namespaceKey, teamOf } from "../lookups";
import { defineRule, judged, lookup } from "../rule";

const SUFFIX = "-peers";

const withStorage = lookup(
  (topology) =>
    new Map(
      topology.workloads.flatMap((workload) => {
        const team = teamOf(topology, workload);
        return team && workload.storage ? [[`${namespaceKey(team)}\n${workload.name}`, workload] as const] : [];
      }),
    ),
);

export const peersName = defineRule({
  code: "HW-NAME-007",
  name: `No service is named like another workload with storage and "${SUFFIX}"`,
  why: `The replicas of a workload with storage find each other by a Kubernetes Service, named after the workload with "${SUFFIX}". The two Services would be one.`,
  fix: "Give one of the two another id.",
  example: `new Worker(shop, "index", { storage: { size: "1Gi" }, … }); new Service(shop, "index${SUFFIX}", …);`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, { name, role, team }) {
    const owner = teamOf(topology, { team });
    if (role !== "service" || !owner || !name.endsWith(SUFFIX)) return "not applicable";
    const other = withStorage(topology).get(`${namespaceKey(owner)}\n${name.slice(0, -SUFFIX.length)}`);
    return judged(other ? [{ message: `The Kubernetes Service "${name}" is already that of ${other.path}.` }] : []);
  },
});
