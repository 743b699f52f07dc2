import type { Concern } from "../intents/concern";
import type { WorkloadIntent } from "../intents/workload";
import type {
  EnvDeclaration,
  SubscriptionDeclaration,
  TeamDeclaration,
  WorkloadDeclaration,
} from "../model/declarations";
import type { Topology } from "../model/topology";
import { credentialsOf, groupOf, speaksKafka, transactionalIdPrefixOf } from "./identities";
import { serviceUrl, urlVariable } from "./service-address";

/** What runs: a workload's code, and what it must know of its surroundings. */
export const workloads: Concern = {
  name: "workloads",
  derive(topology, owner): readonly WorkloadIntent[] {
    const workload = topology.findWorkload(owner);
    if (!workload?.code) return [];
    const team = topology.team(workload.team);
    return [
      {
        kind: "workload",
        name: workload.name,
        role: workload.role,
        code: workload.code,
        env: [...surroundings(topology, workload, team), ...workload.env],
        credentials: speaksKafka(workload) ? credentialsOf(workload) : undefined,
        runtimeConfigMap: team.runtimeConfigMap,
        replicas: workload.scaling ? undefined : workload.replicas,
        storage: workload.storage,
        resources: workload.resources,
      },
    ];
  },
};

/** The same for handlers and containers: docs/workloads.md lists it. */
function surroundings(topology: Topology, workload: WorkloadDeclaration, team: TeamDeclaration): EnvDeclaration[] {
  const env: Record<string, string> = { HEADWATER_WORKLOAD: `${team.namespace}/${workload.name}` };
  if (speaksKafka(workload)) {
    env.HEADWATER_KAFKA_BOOTSTRAP = topology.platform(team.platform).kafka.bootstrapServers;
    env.HEADWATER_PUBLICATIONS = JSON.stringify(workload.publishes.map((path) => streamAndTopic(topology, path)));
  } else if (workload.code?.type === "handler") {
    env.HEADWATER_PUBLICATIONS = "[]";
  }
  if (workload.subscribes.length > 0) {
    env.HEADWATER_GROUP = groupOf(workload, team);
    env.HEADWATER_SUBSCRIPTIONS = JSON.stringify(workload.subscribes.map((each) => subscription(topology, each)));
  }
  if (workload.code?.type === "container" && workload.code.transactional) {
    env.HEADWATER_TRANSACTIONAL_ID_PREFIX = transactionalIdPrefixOf(workload, team);
  }
  for (const path of workload.calls) {
    const callee = topology.workload(path);
    env[urlVariable(callee.name)] = serviceUrl(callee, topology.team(callee.team));
  }
  return Object.entries(env).map(([name, value]) => ({ name, value }));
}

const streamAndTopic = (topology: Topology, path: string) => {
  const { name, topic } = topology.stream(path);
  return { stream: name, topic };
};

const subscription = (topology: Topology, { stream, retries, deadLetters }: SubscriptionDeclaration) => ({
  ...streamAndTopic(topology, stream),
  retries,
  ...(deadLetters === undefined ? {} : { deadLetterTopic: topology.stream(deadLetters).topic }),
});
