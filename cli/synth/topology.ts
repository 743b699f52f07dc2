import { existsSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../console/user-error";
import { declarationsIn } from "../../constructs/manifest/manifest-declarations";
import { readDocument } from "../../constructs/manifest/read-document";
import type { TopologyDocument } from "../../constructs/manifest/topology-document";
import type { Problem } from "../../constructs/model/problem";
import { Topology } from "../../constructs/model/topology";
import type { Synthesized } from "./synthesize";

/** What a synthesized program declares. Handlers' code is not in it. */
export function topologyOf({ app }: Synthesized): Topology {
  const file = join(app.output, "headwater", "topology.json");
  // A program of plain stacks declares nothing.
  if (!existsSync(file)) return new Topology([]);
  const read = readDocument<TopologyDocument>(file, "topology");
  if ("problems" in read) throw mistakes(read.problems);
  return new Topology(declarationsIn(read.document));
}

/** All that is wrong with files, as one error. */
export function mistakes(problems: readonly Problem[]): UsageError {
  const [first, ...others] = problems;
  return new UsageError(
    first?.code ?? "",
    first?.message ?? "",
    first?.fix ?? "",
    others.map(({ code, message, fix }) => `${code}: ${message} ${fix}`),
  );
}
