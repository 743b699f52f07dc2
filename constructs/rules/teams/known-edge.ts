import { servicesOf } from "../../model/route-services";
import { didYouMean } from "../../model/similar";
import { defineRule, judged, lookup } from "../rule";

const streamPaths = lookup(({ streams }) => streams.map(({ path }) => path));
const workloadPaths = lookup(({ workloads }) => workloads.map(({ path }) => path));

export const knownEdge = defineRule({
  code: "HW-EDGE-001",
  name: "What a workload uses is declared",
  why: "There would be nothing to publish to, to read or to call.",
  fix: "Use a stream or a service of the same program, or one of an imported platform.",
  example: `shipping.subscribes(streamOfAnotherApp);`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, { publishes, subscribes, holds = [], calls, invokes = [], exposes }) {
    const streams = [
      ...publishes,
      ...subscribes.flatMap(({ stream, deadLetters }) => [stream, deadLetters ?? stream]),
      ...holds.map(({ stream }) => stream),
    ];
    const services = [...calls, ...invokes, ...exposes.flatMap(servicesOf)];
    if (streams.length + services.length === 0) return "not applicable";
    const unknown = (kind: "stream" | "workload", used: readonly string[], known: () => readonly string[]) =>
      [...new Set(used)]
        .filter((path) => topology.get(path)?.kind !== kind)
        .map((path) => ({ message: `No ${kind} is declared at ${path}.${didYouMean(path, known())}` }));
    return judged([
      ...unknown("stream", streams, () => streamPaths(topology)),
      ...unknown("workload", services, () => workloadPaths(topology)),
    ]);
  },
});
