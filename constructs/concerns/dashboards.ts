import type { Concern } from "../intents/concern";
import type { DashboardIntent, DashboardSection, Measure, Panel, StreamName } from "../intents/monitoring";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import { pods, quantiles } from "./dashboard-panels";
import { gatewayDashboards } from "./gateway-dashboards";
import { isWatched } from "./is-watched";
import { lagCapacity } from "./lag-capacity";

/** One for each workload and each gateway, from what its users notice down to what its pods need. */
export const dashboards: Concern = {
  name: "dashboards",
  derive(topology, owner): readonly DashboardIntent[] {
    const platform = topology.get(owner);
    if (platform?.kind === "platform") return platform.imported ? [] : gatewayDashboards(topology, platform);
    const workload = topology.findWorkload(owner);
    if (!workload?.code || workload.imported || !isWatched(topology, workload)) return [];
    const sections = [
      ...workload.subscribes.map(({ stream }) => subscription(topology, workload, stream)),
      ...(workload.holds ?? []).map(({ stream }) => table(topology, workload, stream)),
      requests(workload),
      publications(topology, workload),
      pods,
    ].filter(({ panels }) => panels.length > 0);
    return [
      {
        kind: "dashboard",
        workload: workload.name,
        stateful: workload.storage !== undefined,
        ...(workload.durable ? { versioned: true } : {}),
        ...(workload.requestScaling ? { revisions: true } : {}),
        ...(workload.scaling?.jobs ? { jobs: true } : {}),
        sections,
      },
    ];
  },
};

/**
 * Handlers run in our runtime, which counts; what a container counts is its own affair. Of whoever follows its requests
 * nobody can read it: Knative gives its pods one port.
 */
const hasOurMetrics = ({ code, requestScaling }: WorkloadDeclaration): boolean =>
  code?.type === "handler" && !requestScaling;

function subscription(topology: Topology, workload: WorkloadDeclaration, path: string): DashboardSection {
  const declaration = topology.stream(path);
  const { name, topic } = declaration;
  const stream = { name, topic };
  const { scaling } = workload;
  return {
    title: `Events of ${name}`,
    panels: [
      ...(scaling ? [scaling.jobs ? demand(stream) : lag(stream, lagCapacity(scaling, declaration))] : []),
      ...(hasOurMetrics(workload) ? handling(stream) : []),
    ],
  };
}

const lag = (stream: StreamName, limit: number): Panel => ({
  title: "Lag",
  description: "Unread events. Above the limit all replicas run and it is still not enough.",
  unit: "count",
  measures: [{ measure: "lag", stream }],
  limit,
});

/** KEDA reports no more of it than asks for Jobs. */
const demand = (stream: StreamName): Panel => ({
  title: "Demand",
  description: "Unread events, those in hand among them; of each partition no more than a Job is to have.",
  unit: "count",
  measures: [{ measure: "lag", stream }],
});

const handling = (stream: StreamName): Panel[] => [
  {
    title: "Throughput",
    description: "Events handled.",
    unit: "per second",
    measures: [{ measure: "handled", stream }],
  },
  {
    title: "Failures",
    description: "Failed tries, and events given up. A try that is repeated with success counts too.",
    unit: "per second",
    measures: [
      { measure: "failures", stream },
      { measure: "dead letters", stream },
    ],
  },
  {
    title: "Duration",
    description: "Time to handle an event, with retries.",
    unit: "seconds",
    measures: quantiles.map((quantile) => ({ measure: "duration", stream, quantile })),
  },
  {
    title: "Age",
    description: "Time from an event's publication until it is handled: what its users wait.",
    unit: "seconds",
    measures: quantiles.map((quantile) => ({ measure: "age", stream, quantile })),
  },
];

function table(topology: Topology, workload: WorkloadDeclaration, path: string): DashboardSection {
  const { name, topic } = topology.stream(path);
  const stream = { name, topic };
  const panels: Panel[] = [
    {
      title: "Keys",
      description: "Of the replica that has most.",
      unit: "count",
      measures: [{ measure: "table keys", stream }],
    },
    {
      title: "Age of the table",
      description: "How long ago it had everything that was published, in the replica that is furthest behind.",
      unit: "seconds",
      measures: [{ measure: "table age", stream }],
    },
    {
      title: "Kept out",
      description: "Values that do not decode.",
      unit: "per second",
      measures: [{ measure: "table rejections", stream }],
    },
  ];
  return { title: `Table of ${name}`, panels: hasOurMetrics(workload) ? panels : [] };
}

function requests(workload: WorkloadDeclaration): DashboardSection {
  const panels: Panel[] = [
    {
      title: "Requests",
      description: "All requests answered, and those with a status of 500 or above.",
      unit: "per second",
      measures: [{ measure: "requests" }, { measure: "request errors" }],
    },
    {
      title: "Latency",
      description: "Time to answer a request.",
      unit: "seconds",
      measures: quantiles.map((quantile) => ({ measure: "request duration", quantile })),
    },
  ];
  return { title: "Requests", panels: hasOurMetrics(workload) && workload.role === "service" ? panels : [] };
}

function publications(topology: Topology, workload: WorkloadDeclaration): DashboardSection {
  const measures = workload.publishes.map((path): Measure => {
    const { name, topic } = topology.stream(path);
    return { measure: "published", stream: { name, topic } };
  });
  const published: Panel = {
    title: "Published",
    description: "Events that the brokers acknowledged.",
    unit: "per second",
    measures,
  };
  return { title: "Publications", panels: hasOurMetrics(workload) && measures.length > 0 ? [published] : [] };
}
