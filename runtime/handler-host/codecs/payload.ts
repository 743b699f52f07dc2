import type { ContractFormat } from "../../../constructs/model/contract-declaration";
import { avroPayload } from "./avro";
import { jsonSchemaPayload } from "./json-schema";
import { protobufPayload } from "./protobuf";

/** A contract as the workload has it. */
export interface HostContract {
  readonly format: ContractFormat;
  /** Of the stream, in the registry. */
  readonly subject: string;
  readonly schema: string;
  /** Of Protobuf: the message that an event is, with its package. */
  readonly message?: string;
}

/** The schema that an event was written with. */
export interface WriterSchema {
  readonly id: number;
  /** Asks the registry, unless it is known already. */
  text(): Promise<string>;
}

/** What a format does with the bytes behind the schema's id. Values are as `jsonFormOf` describes them. */
export interface Payload {
  readonly contentType: string;
  /** @throws Misfit if the value is not what the contract says */
  encode(value: unknown): Buffer;
  decode(payload: Buffer, writer: WriterSchema): Promise<unknown>;
}

/** Each format's library is loaded only if a contract needs it: a wake-up from zero is short of time. */
export const payloadOf = (contract: HostContract): Payload => formats[contract.format](contract);

const formats: Readonly<Record<ContractFormat, (contract: HostContract) => Payload>> = {
  avro: avroPayload,
  json: jsonSchemaPayload,
  protobuf: protobufPayload,
};
