import type { PlatformDeclaration } from "../model/platform-declarations";
import type { ServiceAddress } from "../model/route-declarations";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";

/** Port of every Service. */
const SERVICE_PORT = 80;

/** Whether a workload takes the access logs of a gateway. */
export const takesLogsOf = ({ accessLogs }: WorkloadDeclaration, gateway: string): boolean =>
  accessLogs !== undefined && (accessLogs.gateways?.includes(gateway) ?? true);

/** Where a gateway's proxies send their access logs. */
export const collectorsOf = (topology: Topology, platform: PlatformDeclaration, gateway: string): ServiceAddress[] =>
  collecting(topology, platform, gateway).map(({ name, team }) => ({
    host: `${name}.${topology.team(team).namespace}`,
    port: SERVICE_PORT,
  }));

/** What makes events of them, and counts them. */
export const writersOf = (topology: Topology, platform: PlatformDeclaration, gateway: string): WorkloadDeclaration[] =>
  collecting(topology, platform, gateway).flatMap(({ calls }) => calls.map((path) => topology.workload(path)));

const collecting = (topology: Topology, platform: PlatformDeclaration, gateway: string): WorkloadDeclaration[] =>
  topology.workloads.filter((workload) => takesLogsOf(workload, gateway) && topology.platformOf(workload) === platform);
