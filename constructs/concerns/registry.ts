import type { ContractIntent, SchemaIntent } from "../intents/contract";
import type { StreamDeclaration } from "../model/declarations";
import { readBy, type Topology } from "../model/topology";
import type { SubscriptionDeclaration, WorkloadDeclaration } from "../model/workload-declarations";
import { sourcesOf } from "./sources";

/** What is registered for a stream; undefined without a contract, or without a registry: then events travel as JSON. */
export function registeredContract(topology: Topology, stream: StreamDeclaration): ContractIntent | undefined {
  const { contract, subject, compatibility } = stream;
  if (!contract || subject === undefined || !topology.platformOf(stream).registry) return undefined;
  return { subject, ...schemaOf(contract), compatibility };
}

/** What a subscriber decodes a stream's events with; undefined if they travel as JSON. */
export function readerContract(
  topology: Topology,
  { stream: path, reads }: Pick<SubscriptionDeclaration, "stream"> & Partial<Pick<SubscriptionDeclaration, "reads">>,
): ContractIntent | undefined {
  const registered = registeredContract(topology, topology.stream(path));
  return registered && reads ? { ...registered, ...schemaOf(reads) } : registered;
}

/** Whether the workload is a client of the registry. Dead letters are events of the streams that they come from. */
export const usesRegistry = (topology: Topology, workload: WorkloadDeclaration): boolean =>
  [...workload.publishes, ...readBy(workload)]
    .flatMap((path) => sourcesOf(topology, topology.stream(path)))
    .some((stream) => registeredContract(topology, stream) !== undefined);

export const schemaOf = ({ format, schema, message }: SchemaIntent): SchemaIntent => ({
  format,
  schema,
  ...(message === undefined ? {} : { message }),
});
