import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";

export const jobScaling = defineRule({
  code: "HW-SCALING-005",
  name: "A worker that runs as Jobs has nothing that only replicas which stay can have",
  why: "Jobs come with events and end without them (https://keda.sh/docs/2.20/concepts/scaling-jobs/). One that is kept, or started by the clock, would end at once and start again; and no volume is one Job's own.",
  fix: `Leave out scaling.min, scaling.schedules and storage, or runsAs: "jobs".`,
  example: `new Worker(media, "films", { handler, runsAs: "jobs", scaling: { min: 1 } });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { scaling, storage }) {
    if (!scaling?.jobs) return "not applicable";
    const { min, schedules = [] } = scaling;
    return judged(
      [
        ...(isToken(min) || min > 0 ? [`scaling.min is ${isToken(min) ? "a value known only later" : min}.`] : []),
        ...(schedules.length > 0 ? ["It has scaling.schedules."] : []),
        ...(storage ? ["It has storage."] : []),
      ].map((message) => ({ message })),
    );
  },
});
