import type { CallIntent, MeshService } from "../intents/mesh";
import type { TeamDeclaration } from "../model/declarations";
import type { CallOptionsDeclaration } from "../model/mesh-declarations";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import { podsOf } from "./network-edges";

/** What a workload wants of its calls. It is the caller's own, and says nothing of how others call the service. */
export const callIntents = (topology: Topology, workload: WorkloadDeclaration, team: TeamDeclaration): CallIntent[] =>
  (workload.callOptions ?? []).flatMap((options) => {
    const callee = topology.findWorkload(options.service);
    return callee ? [callIntent(topology, workload, team, callee, options)] : [];
  });

function callIntent(
  topology: Topology,
  workload: WorkloadDeclaration,
  { namespace }: TeamDeclaration,
  callee: WorkloadDeclaration,
  options: CallOptionsDeclaration,
): CallIntent {
  const { timeoutMs, retries, outlierDetection, maxConnections, locality } = options;
  return {
    kind: "call",
    name: `call-from-${workload.name}-to-${topology.team(callee.team).namespace}-${callee.name}`,
    namespace,
    caller: { namespace, pods: podsOf(workload) },
    service: meshService(topology, callee),
    routes: [{ header: undefined, ...splitOf(topology, callee, options), timeoutMs, retries }],
    outlierDetection,
    maxConnections,
    locality,
  };
}

/** Who gets requests that are meant for a service, and who a copy. */
export function splitOf(
  topology: Topology,
  callee: WorkloadDeclaration,
  { canary, mirror }: Pick<CallOptionsDeclaration, "canary" | "mirror">,
): Pick<CallIntent["routes"][number], "backends" | "mirror"> {
  const other = canary && topology.findWorkload(canary.service);
  const percent = canary && other ? canary.percent : 0;
  const copied = mirror === undefined ? undefined : topology.findWorkload(mirror);
  return {
    backends: [
      { service: meshService(topology, callee), weight: 100 - percent },
      ...(other ? [{ service: meshService(topology, other), weight: percent }] : []),
    ],
    mirror: copied && meshService(topology, copied),
  };
}

export const meshService = (topology: Topology, { name, team }: WorkloadDeclaration): MeshService => ({
  name,
  namespace: topology.team(team).namespace,
});
