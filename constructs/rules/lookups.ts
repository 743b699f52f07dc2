import type { StreamDeclaration, TeamDeclaration } from "../model/declarations";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";

// Rules also judge topologies that were put together by hand, so what another declaration refers to may be missing.

export const teamOf = (topology: Topology, { team }: { readonly team: string }): TeamDeclaration | undefined => {
  const found = topology.get(team);
  return found?.kind === "team" ? found : undefined;
};

export const streamAt = (topology: Topology, path: string): StreamDeclaration | undefined => {
  const found = topology.get(path);
  return found?.kind === "stream" ? found : undefined;
};

export const workloadAt = (topology: Topology, path: string): WorkloadDeclaration | undefined =>
  topology.findWorkload(path);

/** What tells a name from the same one of another platform, which may be in another cluster. */
export const platformKey = ({ platform }: TeamDeclaration, name: string): string => `${platform}\n${name}`;

export const namespaceKey = (team: TeamDeclaration): string => platformKey(team, team.namespace);
