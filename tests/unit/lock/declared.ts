import { Contract, Topology } from "../../../constructs";
import type { ContractDeclaration } from "../../../constructs/model/contract-declaration";
import type { StreamDeclaration, TeamDeclaration, WorkloadDeclaration } from "../../../constructs/model/declarations";

/** Declarations with everything that a test does not care about. */
export const team = (name: string, changes: Partial<TeamDeclaration> = {}): TeamDeclaration => ({
  kind: "team",
  path: `${name}-stack/${name}`,
  name,
  namespace: name,
  platform: "core/platform",
  runtimeConfigMap: undefined,
  imported: false,
  ...changes,
});

export const stream = (
  { path: of, namespace }: TeamDeclaration,
  name: string,
  changes: Partial<StreamDeclaration> = {},
): StreamDeclaration => ({
  kind: "stream",
  path: `${of}/${name}`,
  name,
  team: of,
  owner: `${of}/${name}`,
  role: "event",
  topic: `${namespace}.${name}`,
  partitions: 4,
  replicationFactor: undefined,
  retentionMs: undefined,
  key: undefined,
  contract: undefined,
  compatibility: "BACKWARD",
  visibility: "team",
  imported: false,
  ...changes,
});

export const workload = (
  { path: of }: TeamDeclaration,
  name: string,
  changes: Partial<WorkloadDeclaration> = {},
): WorkloadDeclaration => ({
  kind: "workload",
  path: `${of}/${name}`,
  name,
  team: of,
  role: "worker",
  code: { type: "handler", code: "", digest: "" },
  env: [],
  publishes: [],
  subscribes: [],
  calls: [],
  exposes: [],
  reaches: [],
  visibility: "team",
  replicas: 1,
  scaling: undefined,
  storage: undefined,
  resources: { cpu: "20m", memory: "96Mi", memoryLimit: "256Mi" },
  quota: undefined,
  imported: false,
  ...changes,
});

export const subscription = (of: StreamDeclaration, reads?: ContractDeclaration) => ({
  stream: of.path,
  retries: 5,
  deadLetters: undefined,
  reads,
});

export const topologyOf = (...declarations: ConstructorParameters<typeof Topology>[0]): Topology =>
  new Topology(declarations);

const read = (contract: Contract): ContractDeclaration => {
  const { contract: found, problems } = contract.read();
  if (!found) throw new Error(problems.map(({ message }) => message).join());
  return found;
};

export interface AvroField {
  readonly name: string;
  readonly type: unknown;
  readonly default?: unknown;
}

export const avro = (...fields: readonly AvroField[]): ContractDeclaration =>
  read(Contract.avro({ inline: { type: "record", name: "Event", namespace: "shop", fields } }));

export const jsonSchema = (...required: readonly string[]): ContractDeclaration =>
  read(
    Contract.jsonSchema({
      inline: {
        type: "object",
        properties: Object.fromEntries(["id", ...required].map((name) => [name, { type: "string" }])),
        required,
      },
    }),
  );

export const protobuf = (...fields: readonly string[]): ContractDeclaration =>
  read(
    Contract.protobuf({
      inline: `syntax = "proto3";\npackage shop;\n\nmessage Event {\n${fields.map((field) => `  ${field};\n`).join("")}}\n`,
    }),
  );

export const ID: AvroField = { name: "id", type: "string" };
export const NOTE: AvroField = { name: "note", type: "string" };
export const NOTE_OR_NONE: AvroField = { name: "note", type: "string", default: "" };
