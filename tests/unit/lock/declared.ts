import { Contract, Topology } from "../../../constructs";
import type { ContractDeclaration } from "../../../constructs/model/contract-declaration";
import type { StreamDeclaration, TeamDeclaration } from "../../../constructs/model/declarations";
import type { WorkloadDeclaration } from "../../../constructs/model/workload-declarations";
import * as smallest from "../../support/declarations";

/** In a stack of its own. */
export const team = (name: string, changes: Partial<TeamDeclaration> = {}): TeamDeclaration =>
  smallest.team(name, { path: `${name}-stack/${name}`, ...changes });

export const stream = (
  { path, namespace }: TeamDeclaration,
  name: string,
  changes: Partial<StreamDeclaration> = {},
): StreamDeclaration => smallest.stream(name, { team: path, topic: `${namespace}.${name}`, ...changes });

export const workload = (
  { path }: TeamDeclaration,
  name: string,
  changes: Partial<WorkloadDeclaration> = {},
): WorkloadDeclaration => smallest.worker(name, { team: path, ...changes });

export const subscription = (of: StreamDeclaration, reads?: ContractDeclaration) =>
  smallest.reading(of.name, { stream: of.path, reads });

export const topologyOf = (...declarations: ConstructorParameters<typeof Topology>[0]): Topology =>
  new Topology(declarations);

export interface AvroField {
  readonly name: string;
  readonly type: unknown;
  readonly default?: unknown;
}

export const avro = (...fields: readonly AvroField[]): ContractDeclaration =>
  smallest.contractOf(Contract.avro({ inline: { type: "record", name: "Event", namespace: "shop", fields } }));

export const jsonSchema = (...required: readonly string[]): ContractDeclaration =>
  smallest.contractOf(
    Contract.jsonSchema({
      inline: {
        type: "object",
        properties: Object.fromEntries(["id", ...required].map((name) => [name, { type: "string" }])),
        required,
      },
    }),
  );

export const protobuf = (...fields: readonly string[]): ContractDeclaration =>
  smallest.contractOf(
    Contract.protobuf({
      inline: `syntax = "proto3";\npackage shop;\n\nmessage Event {\n${fields.map((field) => `  ${field};\n`).join("")}}\n`,
    }),
  );

export const ID: AvroField = { name: "id", type: "string" };
export const NOTE: AvroField = { name: "note", type: "string" };
export const NOTE_OR_NONE: AvroField = { name: "note", type: "string", default: "" };
