import type { DashboardSection } from "../intents/monitoring";

/** What every dashboard ends with. */
export const pods: DashboardSection = {
  title: "Pods",
  panels: [
    {
      title: "Replicas",
      description: "Pods that should run and that are ready.",
      unit: "count",
      measures: [{ measure: "replicas" }, { measure: "ready replicas" }],
    },
    {
      title: "Restarts",
      description: "Containers that ended and were started again, in the last half hour.",
      unit: "count",
      measures: [{ measure: "restarts" }],
    },
    {
      title: "Memory",
      description: "Working set of all pods.",
      unit: "bytes",
      measures: [{ measure: "memory" }],
    },
  ],
};

export const quantiles = [0.5, 0.95, 0.99] as const;
