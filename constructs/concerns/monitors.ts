import type { Concern } from "../intents/concern";
import type { MonitorIntent } from "../intents/monitoring";
import { isWatched } from "./is-watched";

/** Metrics of whatever has any: our own programs serve them beside their health, containers say where. */
export const monitors: Concern = {
  name: "monitors",
  derive(topology, owner): readonly MonitorIntent[] {
    const declaration = topology.get(owner);
    if (declaration === undefined || declaration.imported || !isWatched(topology, declaration)) return [];
    if (declaration.kind === "platform") {
      return [ofRuntime(PROVISIONER), ...(declaration.registry?.podLabels ? [ofRuntime(REGISTRY)] : [])];
    }
    if (declaration.kind !== "workload" || !declaration.code) return [];
    const { name, code } = declaration;
    // Knative gives its pods one port, which is for requests.
    if (declaration.requestScaling) return [];
    if (code.type === "handler") return [ofRuntime(name)];
    return code.metrics ? [{ kind: "monitor", workload: name, ...code.metrics }] : [];
  },
};

/** The pod that refuses contracts; it comes with the platform. */
const PROVISIONER = "provisioner";
const REGISTRY = "registry";

const ofRuntime = (workload: string): MonitorIntent => ({
  kind: "monitor",
  workload,
  port: "health",
  path: "/metrics",
});
