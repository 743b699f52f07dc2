import type { StreamDeclaration, TeamDeclaration, WorkloadDeclaration } from "../model/declarations";
import type { Topology } from "../model/topology";

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

/** What tells one namespace from others: two platforms may be in two clusters. */
export const namespaceKey = ({ platform, namespace }: TeamDeclaration): string => `${platform}\n${namespace}`;
