import type { Intent } from "../intents";
import type { NetworkEdge } from "../intents/network";
import type { Container, EnvVar, Volume } from "../kubernetes/objects";
import type { Problem } from "../model/problem";
import type { Properties } from "./apicurio";
import type { KafkaEngine } from "./kafka";
import { kafkaSqlStorage } from "./registry-kafka-sql";
import { type SqlStorageProps, sqlStorage } from "./registry-sql";

/** Where an Apicurio Registry keeps schemas, and above all their ids, which events in topics carry. */
export interface RegistryStorageEngine {
  /** What is wrong with its props. */
  readonly problems: readonly Problem[];
  render(platformNamespace: string, kafka: KafkaEngine): RenderedStorage;
}

export interface RenderedStorage {
  readonly properties: Properties;
  /** What the properties refer to. */
  readonly env: readonly EnvVar[];
  readonly volumes: readonly Volume[];
  readonly mounts: NonNullable<Container["volumeMounts"]>;
  /** What the registry connects to. */
  readonly egress: readonly NetworkEdge[];
  /** What it needs of Kafka. */
  readonly intents: readonly Intent[];
}

export class RegistryStorage {
  /**
   * A database of yours: PostgreSQL, MySQL or SQL Server. Its backups are the registry's.
   * Reports HW-REGISTRY-001 for another address, HW-REGISTRY-002 for one that carries a password.
   *
   * @param props.url JDBC address; a token is welcome behind its beginning, which tells the kind
   * @param props.username key of a Secret in the platform's namespace; so is `props.password`
   * @example
   * RegistryStorage.sql({
   *   url: "jdbc:postgresql://registry-db-rw.databases.svc:5432/registry",
   *   username: { secret: "registry-db", key: "username" },
   *   password: { secret: "registry-db", key: "password" },
   * })
   */
  static sql(props: SqlStorageProps): RegistryStorageEngine {
    return sqlStorage(props);
  }

  /**
   * Topics of the platform's Kafka, whose names begin with the platform's namespace and `registry-`. Each replica holds
   * everything in memory and reads all of it when it starts. Nothing else is needed.
   */
  static kafkaSql(): RegistryStorageEngine {
    return kafkaSqlStorage;
  }

  private constructor() {}
}
