import type { DashboardIntent, DashboardSection, Panel } from "../intents/monitoring";
import type { PlatformDeclaration } from "../model/platform-declarations";
import type { Topology } from "../model/topology";
import { writersOf } from "./access-logs";
import { pods, quantiles } from "./dashboard-panels";
import { isWatched } from "./is-watched";

/** One for each gateway, in the platform's release: what clients notice, which route it is, and the proxies. */
export const gatewayDashboards = (topology: Topology, platform: PlatformDeclaration): DashboardIntent[] =>
  isWatched(topology, platform)
    ? (platform.gateways ?? [])
        .filter(({ metricsPort }) => metricsPort !== undefined)
        .map(({ name }) => ({
          kind: "dashboard",
          gateway: name,
          sections: [requests, routes, ...consumers(topology, platform, name), pods],
        }))
    : [];

/** Proxies count by what is configured, and so by no consumer: whoever makes events of their logs does. */
function consumers(topology: Topology, platform: PlatformDeclaration, gateway: string): DashboardSection[] {
  const writers = writersOf(topology, platform, gateway);
  if (writers.length === 0) return [];
  const panels = writers.map(
    ({ name, team }): Panel => ({
      title: "Requests of each consumer",
      description: "The ten that send most, and the route, of all that the access log has with a name.",
      unit: "per second",
      measures: [{ measure: "consumer requests", gateway, workload: name, namespace: topology.team(team).namespace }],
    }),
  );
  return [{ title: "Consumers", panels }];
}

const requests: DashboardSection = {
  title: "Requests",
  panels: [
    {
      title: "Requests",
      description: "By the class of their status. 4xx are clients' mistakes, among them what is beyond a limit.",
      unit: "per second",
      measures: [{ measure: "gateway requests" }],
    },
    {
      title: "Latency",
      description: "Time from a request until the last byte of its answer.",
      unit: "seconds",
      measures: quantiles.map((quantile) => ({ measure: "gateway duration", quantile })),
    },
    {
      title: "Beyond limits",
      description: "Requests that got 429.",
      unit: "per second",
      measures: [{ measure: "limited requests" }],
    },
    {
      title: "Connections",
      description: "Of clients, to all proxies.",
      unit: "count",
      measures: [{ measure: "connections" }],
    },
  ],
};

const routes: DashboardSection = {
  title: "Routes",
  panels: [
    {
      title: "Requests of each route",
      description: "Those that a service has answered.",
      unit: "per second",
      measures: [{ measure: "route requests" }],
    },
    {
      title: "Errors of each route",
      description: "Answered by the service with a status of 500 or above.",
      unit: "per second",
      measures: [{ measure: "route errors" }],
    },
    {
      title: "Latency of each route",
      description: "Time of the service, which 95 in 100 requests keep to.",
      unit: "seconds",
      measures: [{ measure: "route duration", quantile: 0.95 }],
    },
  ],
};
