import type { Topology } from "../../model/topology";
import type { WorkloadDeclaration } from "../../model/workload-declarations";

/**
 * Circles of calls that have nothing in common, as paths from the smallest on: correcting one may show another that went
 * through it. Whatever calls nobody is taken away until nothing changes; of what is left everything calls something that
 * is left, so following any call leads into a circle.
 */
export function callCycles(topology: Topology): string[][] {
  const left = new Map(topology.workloads.map((workload) => [workload.path, workload]));
  const callsLeft = new Map(
    topology.workloads.map(({ path, calls }) => [path, calls.filter((to) => left.has(to)).length]),
  );
  const ended = topology.workloads.filter(({ path }) => callsLeft.get(path) === 0);
  for (let done = ended.pop(); done; done = ended.pop()) {
    left.delete(done.path);
    for (const caller of topology.callersOf(done.path)) {
      const calls = (callsLeft.get(caller.path) ?? 0) - 1;
      callsLeft.set(caller.path, calls);
      if (calls === 0) ended.push(caller);
    }
  }
  return circlesIn(left);
}

function circlesIn(left: ReadonlyMap<string, WorkloadDeclaration>): string[][] {
  const circles: string[][] = [];
  const walked = new Set<string>();
  for (const start of [...left.keys()].sort()) {
    const steps: string[] = [];
    let path: string | undefined = start;
    while (path !== undefined && !walked.has(path)) {
      walked.add(path);
      steps.push(path);
      path = left.get(path)?.calls.find((to) => left.has(to));
    }
    const begin = path === undefined ? -1 : steps.indexOf(path);
    if (begin >= 0) circles.push(fromSmallest(steps.slice(begin)));
  }
  return circles;
}

/** So that a circle reads the same, wherever it was entered. */
function fromSmallest(circle: readonly string[]): string[] {
  const [smallest = ""] = [...circle].sort();
  const begin = circle.indexOf(smallest);
  return [...circle.slice(begin), ...circle.slice(0, begin)];
}
