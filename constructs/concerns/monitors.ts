import type { Concern } from "../intents/concern";
import type { MonitorIntent } from "../intents/monitoring";

/** Metrics of every workload that has any: handlers serve them beside their health, containers say where. */
export const monitors: Concern = {
  name: "monitors",
  derive(topology, owner): readonly MonitorIntent[] {
    const workload = topology.findWorkload(owner);
    if (!workload?.code || workload.imported) return [];
    const { name, code } = workload;
    if (code.type === "handler") return [{ kind: "monitor", workload: name, port: "health", path: "/metrics" }];
    return code.metrics ? [{ kind: "monitor", workload: name, ...code.metrics }] : [];
  },
};
