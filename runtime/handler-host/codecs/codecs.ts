import { ProgramError } from "../../shared/program";
import type { RegistryAccess } from "../../shared/registry-access";
import { RegistryRefusal, type RegistrySchema, SchemaRegistry } from "../../shared/schema-registry";
import { type Decoder, type Encoder, plainJson } from "./codec";
import { contractDecoder, contractEncoder } from "./contract-codec";
import { type HostContract, payloadOf } from "./payload";
import { SchemaCache } from "./schema-cache";
import { writtenDecoder } from "./written-decoder";

interface Carrier {
  readonly stream: string;
  readonly contract?: HostContract;
}

/** Encodes and decodes a workload's streams: by their contracts, or as JSON where there is none or no registry. */
export class Codecs {
  private readonly registry: SchemaRegistry | undefined;
  private readonly schemas = new SchemaCache((id) => this.ask((registry) => this.schema(registry, id)));

  constructor(access: RegistryAccess | undefined) {
    this.registry = access && new SchemaRegistry(access);
  }

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

  private async schema(registry: SchemaRegistry, id: number): Promise<RegistrySchema> {
    const found = await registry.schemaById(id);
    if (found) return found;
    throw new Error(`the schema registry knows no schema ${id}`);
  }

  /** Never registers: that is for the hook, which checks compatibility before anything of the release starts. */
  private async schemaId(registry: SchemaRegistry, stream: string, contract: HostContract): Promise<number> {
    const found = await registry.lookup(contract.subject, contract);
    if (found) return found.id;
    throw new ProgramError(
      `The schema registry does not know this workload's contract of stream "${stream}" (subject "${contract.subject}"). Deploy the stream first: its hook registers the contract.`,
    );
  }

  /** A refusal, of credentials mostly, is no event's fault: the program can't go on. */
  private async ask<T>(question: (registry: SchemaRegistry) => Promise<T>): Promise<T> {
    try {
      return await question(this.registry as SchemaRegistry);
    } catch (error) {
      if (error instanceof RegistryRefusal) throw new ProgramError(error.message);
      throw error;
    }
  }
}
