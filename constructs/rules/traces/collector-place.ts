import { collectorService } from "../../concerns/traces";
import { defineRule, judged } from "../rule";

export const collectorPlace = defineRule({
  code: "HW-TRACES-002",
  name: "The collector of traces is in no namespace of the platform or of a team",
  why: "Such a namespace lets nobody in but whom a declaration names, and a collector is none: no span would get there.",
  fix: "Run the collector in a namespace of its own, such as observability.",
  example: `new Platform(stack, "platform", { traces: Traces.otlp({ host: "collector.platform.svc" }) });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["platform"],
  evaluate({ teams }, { path, namespace, traces }) {
    const service = traces && collectorService(traces.host);
    if (!service) return "not applicable";
    const taken = [namespace, ...teams.filter(({ platform }) => platform === path).map((team) => team.namespace)];
    return judged(
      taken.includes(service.namespace)
        ? [{ message: `${traces.host} is in the namespace "${service.namespace}".` }]
        : [],
    );
  },
});
