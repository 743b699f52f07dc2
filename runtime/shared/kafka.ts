import { join } from "node:path";
import type { BaseOptions } from "@platformatic/kafka";
import { backoff } from "./delay";
import type { SettingsReader } from "./settings";

export type ScramMechanism = "SCRAM-SHA-256" | "SCRAM-SHA-512";

/** How to reach a Kafka cluster: always SASL_SSL with SCRAM. */
export interface KafkaAccess {
  /** "host:port" each. */
  readonly bootstrap: readonly string[];
  readonly username: string;
  readonly password: string;
  /** PEM; undefined if the brokers' certificates are signed by an authority that everybody knows. */
  readonly ca: string | undefined;
  /** @default "SCRAM-SHA-512" */
  readonly mechanism?: ScramMechanism;
}

/** Where a workload's credentials are mounted. */
export const credentialsFolder = (reader: SettingsReader): string =>
  reader.text("HEADWATER_KAFKA_CREDENTIALS", "a folder", "/var/run/headwater/kafka");

export function readKafkaAccess(reader: SettingsReader): KafkaAccess {
  const folder = credentialsFolder(reader);
  return {
    bootstrap: readBootstrap(reader),
    username: reader.file(join(folder, "username"), "the name of the Kafka user").trim(),
    password: reader.file(join(folder, "password"), "the password of the Kafka user").trim(),
    ca: reader.optionalFile(join(folder, "ca.crt")),
    // In KEDA's words, which reads the same Secret.
    mechanism: reader.optionalFile(join(folder, "sasl"))?.trim() === "scram_sha256" ? "SCRAM-SHA-256" : "SCRAM-SHA-512",
  };
}

export function readBootstrap(reader: SettingsReader): string[] {
  const text = reader.text("HEADWATER_KAFKA_BOOTSTRAP", '"host:port,host:port"');
  const addresses = text.split(",").map((address) => address.trim());
  const wrong = addresses.find((address) => !/^[^\s:]+:\d{1,5}$/.test(address));
  if (text && wrong !== undefined) {
    reader.problems.push(`HEADWATER_KAFKA_BOOTSTRAP has "${wrong}"; expected "host:port,host:port".`);
  }
  return addresses;
}

/**
 * Options of every client. A broker that restarts is waited for, for a minute and more.
 * @param onRetry told each time why the client is about to try again
 */
export function clientOptions(access: KafkaAccess, clientId: string, onRetry: (error: Error) => void) {
  return {
    clientId,
    bootstrapBrokers: [...access.bootstrap],
    tls: access.ca === undefined ? {} : { ca: access.ca },
    tlsServerName: true,
    sasl: {
      mechanism: access.mechanism ?? "SCRAM-SHA-512",
      username: access.username,
      password: access.password,
    },
    autocreateTopics: false,
    connectTimeout: 5_000,
    requestTimeout: 30_000,
    timeout: 10_000,
    retries: 35,
    retryDelay: (_client: object, _operation: string, attempt: number, _retries: number, error: Error) => {
      onRetry(error);
      return backoff(attempt, 50, 2_000);
    },
    strict: false,
  } satisfies BaseOptions;
}
