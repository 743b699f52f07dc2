import type { Concern } from "../intents/concern";
import type { DurableIntent, DurableScalingIntent } from "../intents/durable";
import type { TeamDeclaration } from "../model/declarations";
import { digest } from "../model/digest";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import { principalOf } from "./identities";
import { DEMAND_PORT } from "./network-edges";

/** Versions of durable functions, which are kept beside each other. */
export const durable: Concern = {
  name: "durable",
  derive(topology, owner): readonly (DurableIntent | DurableScalingIntent)[] {
    const workload = topology.findWorkload(owner);
    const version = workload && versionOf(workload);
    if (!workload?.durable || version === undefined) return [];
    const { runtimeConfigMap, maxReplicas } = workload.durable;
    const team = topology.team(workload.team);
    const { namespace } = topology.platform(team.platform);
    return [
      { kind: "durable", service: durableServiceOf(workload, team), version, runtimeConfigMap },
      {
        kind: "durable-scaling",
        workload: workload.name,
        version,
        maxReplicas,
        demandUrl: `http://provisioner.${namespace}.svc:${DEMAND_PORT.port}/demand/${team.namespace}/${version}`,
      },
    ];
  },
};

/** What Restate calls the function: an identity, since journals and state hang on it. */
export const durableServiceOf: (workload: WorkloadDeclaration, team: TeamDeclaration) => string = principalOf;

/**
 * Follows from the code that a journal is replayed with: the user's and the runtime's. Undefined for what is not durable.
 */
export function versionOf({ name, code, durable: declared }: WorkloadDeclaration): string | undefined {
  if (!declared || code?.type !== "handler") return undefined;
  return `${name}-${digest(`${code.digest} ${declared.runtimeConfigMap}`).slice(0, 8)}`;
}

/**
 * Where a function or an entity takes calls: the name of the handler comes after it, for an entity the key before that.
 * https://docs.restate.dev/invoke/http
 */
export function durableUrl(topology: Topology, workload: WorkloadDeclaration): string {
  const team = topology.team(workload.team);
  return `${topology.platform(team.platform).durable?.ingress ?? ""}/${durableServiceOf(workload, team)}`;
}

/** Functions call others through their journals; everybody else by Restate's ingress. */
export const callsByIngress = ({ durable, invokes }: WorkloadDeclaration): boolean =>
  invokes !== undefined && durable === undefined;

/** What the forwarder is told: `ForwardSettings` of runtime/durable-forwarder/settings.ts. */
export function forwardSettings(topology: Topology, workload: WorkloadDeclaration): object | undefined {
  const { forwards } = workload;
  const target = forwards && topology.findWorkload(forwards.target);
  if (!forwards || !target) return undefined;
  const team = topology.team(target.team);
  return {
    ingress: topology.platform(team.platform).durable?.ingress ?? "",
    routes: forwards.routes.map(({ stream, handler }) => {
      const { name } = topology.stream(stream);
      return {
        stream: name,
        service: durableServiceOf(target, team),
        handler: handler ?? name,
        keyed: target.durable?.kind === "entity",
      };
    }),
  };
}
