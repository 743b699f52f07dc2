import type { IConstruct } from "constructs";
import type { KubernetesObject, Owner } from "../engines/engine";
import type { Concern } from "../intents/concern";
import { topologyOf } from "../model/topology";
import type { Team } from "../platform/team";
import { topicConcern } from "../streams/topic-concern";
import { principalConcern } from "../workers/principal-concern";
import { scalingConcern } from "../workers/scaling-concern";
import { workloadConcern } from "../workers/workload-concern";

const concerns: readonly Concern[] = [topicConcern, principalConcern, workloadConcern, scalingConcern];

/** Topology → intents → objects: everything that one owner has in the cluster. */
export function deliver(construct: IConstruct, name: string, team: Team): readonly KubernetesObject[] {
  const topology = topologyOf(construct);
  const intents = concerns.flatMap((concern) => concern.derive(topology, construct.node.path));
  const owner: Owner = {
    name,
    namespace: team.namespace,
    runtimeConfigMap: team.runtimeConfigMap,
    platformNamespace: team.platform.namespace,
  };
  return team.platform.engines.flatMap((engine) =>
    engine.render(
      intents.filter((intent) => engine.handles.includes(intent.kind)),
      owner,
    ),
  );
}
