import type { StreamDeclaration } from "../model/declarations";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import type { ManifestService, ManifestStream } from "./platform-manifest";

/** Another program's stream, as far as its manifest tells. */
export const importedStream = (stream: ManifestStream, team: string, path: string): StreamDeclaration => ({
  kind: "stream",
  path,
  name: stream.name,
  team,
  owner: path,
  role: stream.role,
  topic: stream.topic,
  partitions: stream.partitions,
  replicationFactor: undefined,
  retentionMs: stream.retentionMs,
  retentionBytes: undefined,
  deleteRetentionMs: stream.deleteRetentionMs,
  maxEventBytes: stream.maxEventBytes,
  key: stream.key,
  contract: stream.contract,
  subject: stream.subject ?? (stream.contract && `${stream.topic}-value`),
  compatibility: stream.compatibility,
  visibility: "platform",
  imported: true,
});

/** Another program's service, as far as its manifest tells. */
export const importedService = ({ name }: ManifestService, team: string, path: string): WorkloadDeclaration => ({
  kind: "workload",
  path,
  name,
  team,
  role: "service",
  code: undefined,
  env: [],
  publishes: [],
  subscribes: [],
  calls: [],
  exposes: [],
  reaches: [],
  visibility: "platform",
  replicas: 1,
  scaling: undefined,
  storage: undefined,
  resources: { cpu: "0", memory: "0", memoryLimit: "0" },
  quota: undefined,
  imported: true,
});
