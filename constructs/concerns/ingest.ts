import { readProto } from "../documents/json-form/read-proto";
import type { StreamDeclaration } from "../model/declarations";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";

/** What the runtime's ingest is told, in its environment: `IngestSettings` of runtime/ingest/settings.ts. */
export function ingestSettings(topology: Topology, path: string, { exposes }: WorkloadDeclaration): object {
  const stream = topology.stream(path);
  return {
    stream: stream.name,
    key: keyNames(stream),
    state: stream.role === "state",
    paths: [...new Set(exposes.map(({ path: each }) => each.replace(/\/$/, "")))],
  };
}

/** What the key is called in JSON: Protobuf takes a field under two names, https://protobuf.dev/programming-guides/json. */
function keyNames({ key, contract }: StreamDeclaration): string[] {
  if (key === undefined) return [];
  const field = contract?.format === "protobuf" ? readProto(contract).event.fields[key] : undefined;
  return [...new Set([key, field?.jsonName ?? key])];
}
