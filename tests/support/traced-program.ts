import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Topology, Traces } from "../../constructs";

const COLLECTOR = { host: "collector.observability.svc", sampling: 1 };
const KAFKA = "kafka: Kafka.embedded(),";

/** Has a copy of the sample's program record every trace. */
export async function addTraces(program: string): Promise<void> {
  const file = join(program, "stacks", "platform.ts");
  const source = await readFile(file, "utf8");
  const traced = source
    .replace("Registry }", "Registry, Traces }")
    .replace(KAFKA, `${KAFKA}\n    traces: Traces.otlp(${JSON.stringify(COLLECTOR)}),`);
  await writeFile(file, traced);
}

/** The same of what is declared. */
export const withTraces = ({ platforms, teams, streams, workloads }: Topology): Topology =>
  new Topology([
    ...platforms.map((platform) => ({ ...platform, traces: Traces.otlp(COLLECTOR).declaration })),
    ...teams,
    ...streams,
    ...workloads,
  ]);
