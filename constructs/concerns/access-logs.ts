import type { PlatformDeclaration, WorkloadDeclaration } from "../model/declarations";
import type { ServiceAddress } from "../model/route-declarations";
import type { Topology } from "../model/topology";

/** Port of every Service. */
const SERVICE_PORT = 80;

/** Whether a workload takes the access logs of a gateway. */
export const takesLogsOf = ({ accessLogs }: WorkloadDeclaration, gateway: string): boolean =>
  accessLogs !== undefined && (accessLogs.gateways?.includes(gateway) ?? true);

/** Where a gateway's proxies send their access logs. */
export const collectorsOf = (topology: Topology, platform: PlatformDeclaration, gateway: string): ServiceAddress[] =>
  topology.workloads
    .filter((workload) => takesLogsOf(workload, gateway) && topology.platformOf(workload) === platform)
    .map(({ name, team }) => ({ host: `${name}.${topology.team(team).namespace}`, port: SERVICE_PORT }));
