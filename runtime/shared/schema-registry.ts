import type { ContractFormat } from "../../constructs/model/contract-declaration";
import type { CompatibilityMode } from "../../constructs/model/declarations";
import type { RegistryAccess } from "./registry-access";
import { RegistryConnection, type RegistryReply } from "./registry-connection";

export interface RegistrySchema {
  readonly format: ContractFormat;
  readonly schema: string;
  /** Other schemas that it names. Those of Headwater's contracts have none. */
  readonly references?: readonly SchemaReference[];
}

export interface SchemaReference {
  /** As the schema names it. */
  readonly name: string;
  readonly subject: string;
  readonly version: number;
}

export interface RegisteredSchema extends RegistrySchema {
  /** What events carry; the same in all subjects for the same schema. */
  readonly id: number;
  /** Counts within the subject, from 1. */
  readonly version: number;
}

/** To Confluent's registry ids are integers of 32 bits with a sign; of a larger one it says that there is no such address. */
const MAX_ID = 2 ** 31 - 1;

/** The registry understood what was asked, and says no. */
export class RegistryRefusal extends Error {
  override readonly name = "RegistryRefusal";

  /** @param status HTTP status, 4xx */
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * A client of Confluent's API, as Confluent's own registry and Apicurio's `/apis/ccompat/v7` speak it. Each call waits
 * 5 s for an answer at most and is tried four times; all can be repeated, since registering what is registered changes
 * nothing.
 *
 * Every call throws `Unreachable` if the registry does not answer, or answers with 429 or 5xx, and `RegistryRefusal` if
 * it says no.
 *
 * @see https://docs.confluent.io/platform/current/schema-registry/develop/api.html
 */
export class SchemaRegistry {
  private readonly connection: RegistryConnection;

  constructor(access: RegistryAccess) {
    this.connection = new RegistryConnection(access);
  }

  /** Resolves if it answers and accepts the credentials. */
  async ping(): Promise<void> {
    expectSuccess(await this.connection.send("GET", "/schemas/types"));
  }

  /** The schema that events carry this id of; undefined if there is none. Never changes. */
  async schemaById(id: number): Promise<RegistrySchema | undefined> {
    if (id > MAX_ID) return undefined;
    const reply = await this.connection.send("GET", `/schemas/ids/${id}`);
    return isMissing(reply) ? undefined : schemaOf(expectSuccess(reply));
  }

  /**
   * The version of the subject that has this schema; undefined if none has. What counts as the same is the registry's
   * to say: to Apicurio, Avro schemas that differ only in docs, aliases and defaults of enums are the same.
   */
  async lookup(subject: string, schema: RegistrySchema): Promise<RegisteredSchema | undefined> {
    const reply = await this.connection.send("POST", subjectPath(subject), toBody(schema));
    return isMissing(reply) ? undefined : versionOf(expectSuccess(reply));
  }

  /** The subject's last version; undefined if there is no such subject. */
  async latest(subject: string): Promise<RegisteredSchema | undefined> {
    return await this.version(subject, "latest");
  }

  /** One version of the subject; undefined if it or the subject is not there. */
  async version(subject: string, version: number | "latest"): Promise<RegisteredSchema | undefined> {
    const reply = await this.connection.send("GET", `${subjectPath(subject)}/versions/${version}`);
    return isMissing(reply) ? undefined : versionOf(expectSuccess(reply));
  }

  /** All versions of the subject, the oldest first; none if there is no such subject. */
  async versions(subject: string): Promise<RegisteredSchema[]> {
    const reply = await this.connection.send("GET", `${subjectPath(subject)}/versions`);
    if (isMissing(reply)) return [];
    const numbers = expectSuccess(reply) as number[];
    const read = numbers.map((version) => this.version(subject, version));
    return (await Promise.all(read)).filter((version) => version !== undefined);
  }

  /**
   * Adds a version, unless one of the subject's has this schema.
   *
   * @returns the schema's id
   * @throws RegistryRefusal 409 if it breaks the subject's compatibility, 422 if it is none
   */
  async register(subject: string, schema: RegistrySchema): Promise<number> {
    const reply = await this.connection.send("POST", `${subjectPath(subject)}/versions`, toBody(schema));
    return (expectSuccess(reply) as { id: number }).id;
  }

  /**
   * Why the registry would not let it become the subject's next version, by the mode that the subject has now; undefined
   * if it would. Apicurio gives no reason.
   */
  async objection(subject: string, schema: RegistrySchema): Promise<string | undefined> {
    const path = `/compatibility${subjectPath(subject)}/versions?verbose=true`;
    const reply = await this.connection.send("POST", path, toBody(schema));
    if (isMissing(reply)) return undefined; // there is nothing to be compatible with
    const verdict = expectSuccess(reply) as { is_compatible: boolean; messages?: readonly string[] };
    return verdict.is_compatible ? undefined : verdict.messages?.join("; ") || "it gives no reason";
  }

  /** The mode that new versions of the subject have to keep; undefined if it has none of its own. */
  async compatibility(subject: string): Promise<CompatibilityMode | undefined> {
    const reply = await this.connection.send("GET", configPath(subject));
    if (isMissing(reply)) return undefined;
    return (expectSuccess(reply) as { compatibilityLevel: CompatibilityMode }).compatibilityLevel;
  }

  /** @param mode undefined: that of the registry */
  async setCompatibility(subject: string, mode: CompatibilityMode | undefined): Promise<void> {
    const path = configPath(subject);
    if (mode) expectSuccess(await this.connection.send("PUT", path, { compatibility: mode }));
    else expectSuccess(await this.connection.send("DELETE", path));
  }

  close(): void {
    this.connection.close();
  }
}

const subjectPath = (subject: string): string => `/subjects/${encodeURIComponent(subject)}`;
const configPath = (subject: string): string => `/config/${encodeURIComponent(subject)}`;

const TYPES: Readonly<Record<ContractFormat, string>> = { avro: "AVRO", json: "JSON", protobuf: "PROTOBUF" };

interface RawSchema {
  readonly schema: string;
  /** Absent for Avro. */
  readonly schemaType?: string;
  readonly references?: readonly SchemaReference[];
}

const toBody = ({ format, schema, references = [] }: RegistrySchema): RawSchema => ({
  schemaType: TYPES[format],
  schema,
  ...(references.length === 0 ? {} : { references }),
});

function schemaOf(body: unknown): RegistrySchema {
  const { schema, schemaType = TYPES.avro, references = [] } = body as RawSchema;
  const format = (Object.keys(TYPES) as ContractFormat[]).find((one) => TYPES[one] === schemaType);
  if (!format) throw new RegistryRefusal(400, `The registry holds a schema of the unknown type "${schemaType}".`);
  return { format, schema, ...(references.length === 0 ? {} : { references }) };
}

function versionOf(body: unknown): RegisteredSchema {
  const { id, version } = body as { id: number; version: number };
  return { ...schemaOf(body), id, version };
}

/** Registries say with a code of five digits what they don't have; any other 404 is about the address itself. */
const isMissing = ({ status, body }: RegistryReply): boolean =>
  status === 404 && Number((body as { error_code?: number } | null)?.error_code) > 40400;

function expectSuccess({ status, body, what }: RegistryReply): unknown {
  if (status >= 200 && status < 300) return body;
  const message = (body as { message?: string } | null)?.message;
  if (status === 401 || status === 403) {
    const why = status === 401 ? "does not accept the credentials" : "does not allow it with these credentials";
    throw new RegistryRefusal(status, `The registry ${why} (${what}: HTTP ${status}).`);
  }
  if (status === 404)
    throw new RegistryRefusal(status, `There is no registry's API at this address (${what}: HTTP 404).`);
  throw new RegistryRefusal(status, `The registry refuses ${what}: ${message ?? `HTTP ${status}`}`);
}
