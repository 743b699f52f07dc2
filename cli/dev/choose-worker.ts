import { resolve } from "node:path";
import { UsageError } from "../../console/user-error";
import type { Topology } from "../../constructs/model/topology";

export interface ChosenWorker {
  /** `namespace/worker` */
  readonly name: string;
  /** Absolute path of its handler. */
  readonly file: string;
}

/**
 * A worker of the program, by its name or by its handler's file.
 *
 * @param wanted `shop/shipping`, or a path relative to the current folder
 * @param project folder of cdktf.json
 * @throws UsageError HW-DEV-001 if there is none, HW-DEV-002 if several have the file
 */
export function chooseWorker(topology: Topology, wanted: string, project: string): ChosenWorker {
  const workers = topology.workloads.flatMap((workload): ChosenWorker[] => {
    const { code, role, name, team, imported } = workload;
    if (imported || role !== "worker" || code?.type !== "handler" || code.file === undefined) return [];
    return [{ name: `${topology.team(team).namespace}/${name}`, file: resolve(project, code.file) }];
  });
  const found = workers.filter(({ name, file }) => name === wanted || file === resolve(wanted));
  const [worker, another] = found;
  if (worker && !another) return worker;
  const names = (chosen: readonly ChosenWorker[]) => chosen.map(({ name }) => name).sort();
  if (worker) {
    throw new UsageError(
      "HW-DEV-002",
      `Several workers have the handler ${wanted}.`,
      `Name one of them: ${names(found).join(", ")}.`,
    );
  }
  throw new UsageError(
    "HW-DEV-001",
    `The program has no worker "${wanted}" with a handler from a file.`,
    workers.length === 0 ? "Declare one: Handler.fromFile(…)." : `Name one of ${names(workers).join(", ")}.`,
  );
}
