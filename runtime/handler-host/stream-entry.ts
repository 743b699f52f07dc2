import type { HostContract } from "./codecs/payload";

/** A contract as the environment names it: the schema is in a file. */
export interface ContractEntry extends Omit<HostContract, "schema"> {
  /** In the folder of contracts. */
  readonly file: string;
}

/** A stream as the environment has it. */
export interface StreamEntry {
  readonly stream: string;
  readonly topic: string;
  readonly contract?: ContractEntry;
  readonly maxEventBytes?: number;
}

const FORMATS: readonly unknown[] = ["avro", "json", "protobuf"] satisfies HostContract["format"][];

/** Entries as they may be: every field is still to be checked. */
export function entriesOf<T>(value: unknown): Partial<T>[] {
  if (!Array.isArray(value)) throw new Error("is not a list");
  return value.map((entry: Partial<T> | null) => entry ?? {});
}

/** @throws Error that says what is wrong with the entry */
export function parseStream(entry: Partial<StreamEntry>, index: number): StreamEntry {
  const { stream, topic, contract, maxEventBytes } = entry;
  if (typeof stream !== "string" || typeof topic !== "string") throw new Error(`entry ${index} is not a stream`);
  if (maxEventBytes !== undefined && (!Number.isSafeInteger(maxEventBytes) || maxEventBytes < 1)) {
    throw new Error(`entry ${index} has a maxEventBytes that is no number of bytes`);
  }
  return {
    stream,
    topic,
    ...(contract === undefined ? {} : { contract: parseContract(contract, index) }),
    ...(maxEventBytes === undefined ? {} : { maxEventBytes }),
  };
}

function parseContract(entry: Partial<ContractEntry> | null, index: number): ContractEntry {
  const { format, subject, file, message } = entry ?? {};
  const named = typeof subject === "string" && typeof file === "string" && !file.includes("/");
  if (!format || !named || !FORMATS.includes(format) || !["string", "undefined"].includes(typeof message)) {
    throw new Error(`entry ${index} has a contract without a format, a subject or a file`);
  }
  return { format, subject, file, ...(message === undefined ? {} : { message }) };
}
