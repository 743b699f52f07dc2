import type { ContractIntent } from "../intents/contract";
import type { ContractFile } from "../intents/workload";
import type { ContractFormat } from "../model/contract-declaration";
import type { Topology } from "../model/topology";
import type { SubscriptionDeclaration, WorkloadDeclaration } from "../model/workload-declarations";
import { readerContract, registeredContract } from "./registry";

/** What a workload is told of a contract, in its environment. */
export interface UsedContract {
  readonly format: ContractFormat;
  readonly subject: string;
  /** In the folder of contracts. */
  readonly file: string;
  readonly message?: string;
}

/** What a publisher encodes a stream's events with, and who holds its state reads it with. */
export function streamContract(topology: Topology, path: string): UsedContract | undefined {
  const contract = registeredContract(topology, topology.stream(path));
  return contract && used(contract, fileOf(topology, path, contract.format));
}

/** What a subscriber decodes a stream's events with. */
export function readContract(topology: Topology, subscription: SubscriptionDeclaration): UsedContract | undefined {
  const contract = readerContract(topology, subscription);
  return contract && used(contract, readerFile(topology, subscription, contract.format));
}

/** The contracts of all streams that a workload uses, one file each. */
export function contractFiles(
  topology: Topology,
  { publishes, subscribes, holds = [] }: WorkloadDeclaration,
): readonly ContractFile[] {
  const files = new Map<string, string>();
  for (const path of [...publishes, ...holds.map(({ stream }) => stream)]) {
    const contract = registeredContract(topology, topology.stream(path));
    if (contract) files.set(fileOf(topology, path, contract.format), contract.schema);
  }
  for (const subscription of subscribes) {
    const contract = readerContract(topology, subscription);
    if (contract) files.set(readerFile(topology, subscription, contract.format), contract.schema);
  }
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => ({ name, text }));
}

const used = ({ format, subject, message }: ContractIntent, file: string): UsedContract => ({
  format,
  subject,
  file,
  ...(message === undefined ? {} : { message }),
});

const EXTENSIONS: Readonly<Record<ContractFormat, string>> = { avro: "avsc", json: "json", protobuf: "proto" };

const fileOf = (topology: Topology, path: string, format: ContractFormat, suffix = ""): string => {
  const stream = topology.stream(path);
  return `${topology.team(stream.team).namespace}.${stream.name}${suffix}.${EXTENSIONS[format]}`;
};

/** A workload may publish a stream with its contract and read it with another one. */
const readerFile = (topology: Topology, { stream, reads }: SubscriptionDeclaration, format: ContractFormat): string =>
  fileOf(topology, stream, format, reads && ".reader");
