import type { MeshService } from "../intents/mesh";
import type { ExternalDeclaration } from "../model/declarations";
import type { PlatformDeclaration, RegistryDeclaration } from "../model/platform-declarations";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import { callsByIngress } from "./durable";
import { speaksKafka } from "./identities";
import { usesRegistry } from "./registry";
import { isTraced } from "./traces";

/** What a mesh wants on pods. */
export interface PodMarks {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Kafka, the registry and Restate are outside the mesh: for what uses nothing else a proxy would only delay its start. */
export const isMeshMember = ({ role, calls, reaches }: WorkloadDeclaration): boolean =>
  role === "service" || calls.length + reaches.length > 0;

/** Marks of a workload's pods. */
export function meshMarks(topology: Topology, workload: WorkloadDeclaration): PodMarks {
  const platform = topology.platformOf(workload);
  const { mesh } = platform;
  if (mesh === undefined) return { labels: {}, annotations: {} };
  if (!isMeshMember(workload)) return { labels: mesh.outsideLabels, annotations: {} };
  const ports = bypassedPorts(topology, platform, workload);
  return {
    labels: mesh.insideLabels,
    annotations:
      mesh.bypassAnnotation === undefined || ports.length === 0 ? {} : { [mesh.bypassAnnotation]: ports.join(",") },
  };
}

/**
 * Brokers tell clients each other's addresses, which a mesh can't know; nor can it know an address that is a token. Of
 * spans that are sent it would make more spans.
 */
function bypassedPorts(topology: Topology, platform: PlatformDeclaration, workload: WorkloadDeclaration): string[] {
  const servers = speaksKafka(workload) ? platform.kafka.bootstrapServers.split(",") : [];
  const unknown = placesOf(topology, platform, workload).includes(undefined);
  const ports = servers.map((server) => server.slice(server.lastIndexOf(":") + 1));
  const { traces } = platform;
  const spans = traces && isTraced(topology, workload) ? [String(traces.httpPort)] : [];
  return [...new Set([...ports, ...(unknown ? [HTTPS] : []), ...spans])];
}

const HTTPS = "443";

/** A server that is in no team: a service of the platform, or a host outside. */
export interface Place {
  readonly service?: MeshService;
  readonly host?: ExternalDeclaration;
}

/** Servers that workloads connect to as well, and that the mesh has to know of. */
export const placesOf = (
  topology: Topology,
  platform: PlatformDeclaration,
  workload: WorkloadDeclaration,
): (Place | undefined)[] => [
  ...(platform.registry && usesRegistry(topology, workload)
    ? [placeAt(platform, platform.registry.url, platform.registry)]
    : []),
  ...(platform.durable && callsByIngress(workload)
    ? [placeAt(platform, platform.durable.ingress, platform.durable)]
    : []),
];

/** Undefined if it can't be told. */
function placeAt(
  { namespace }: PlatformDeclaration,
  url: string,
  { podLabels }: Pick<RegistryDeclaration, "podLabels">,
): Place | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, port, protocol } = new URL(url);
  return podLabels
    ? { service: { name: hostname.split(".", 1).join(), namespace } }
    : { host: { host: hostname, port: Number(port) || (protocol === "http:" ? 80 : 443) } };
}
