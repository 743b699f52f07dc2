import { ProgramError } from "../../shared/program";
import { RegistryRefusal, type RegistrySchema, type SchemaRegistry } from "../../shared/schema-registry";
import { type Decoder, type Encoder, plainJson } from "./codec";
import { contractDecoder, contractEncoder } from "./contract-codec";
import { type HostContract, payloadOf } from "./payload";
import { SchemaCache } from "./schema-cache";
import { writtenDecoder } from "./written-decoder";

interface Carrier {
  readonly stream: string;
  readonly contract?: HostContract;
}

/** What is asked of a schema registry. */
export type Schemas = Pick<SchemaRegistry, "schemaById" | "lookup" | "close">;

/** Encodes and decodes a workload's streams: by their contracts, or as JSON where there is none or no registry. */
export class Codecs {
  private readonly schemas = new SchemaCache((id) => this.ask((registry) => this.schema(registry, id)));

  /** @param registry closed with this */
  constructor(private readonly registry: Schemas | undefined) {}

  encoder({ stream, contract }: Carrier): Encoder {
    if (!contract || !this.registry) return plainJson;
    let known: number | undefined;
    return contractEncoder(payloadOf(contract), async () => {
      known ??= await this.ask((registry) => this.schemaId(registry, stream, contract));
      return known;
    });
  }

  decoder({ contract }: Carrier): Decoder {
    if (!this.registry) return plainJson;
    return contract ? contractDecoder(payloadOf(contract), this.schemas) : writtenDecoder(this.schemas);
  }

  close(): void {
    this.registry?.close();
  }

  private async schema(registry: Schemas, id: number): Promise<RegistrySchema> {
    const found = await registry.schemaById(id);
    if (found) return found;
    throw new Error(`the schema registry knows no schema ${id}`);
  }

  /** Never registers: that is for the hook, which checks compatibility before anything of the release starts. */
  private async schemaId(registry: Schemas, stream: string, contract: HostContract): Promise<number> {
    const found = await registry.lookup(contract.subject, contract);
    if (found) return found.id;
    throw new ProgramError(
      `The schema registry does not know this workload's contract of stream "${stream}" (subject "${contract.subject}"). Deploy the stream first: its hook registers the contract.`,
    );
  }

  /** A refusal, of credentials mostly, is no event's fault: the program can't go on. */
  private async ask<T>(question: (registry: Schemas) => Promise<T>): Promise<T> {
    try {
      return await question(this.registry as Schemas);
    } catch (error) {
      if (error instanceof RegistryRefusal) throw new ProgramError(error.message);
      throw error;
    }
  }
}
