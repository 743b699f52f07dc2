import { join } from "node:path";
import type { BaseOptions } from "@platformatic/kafka";
import { backoff } from "./delay";
import type { SettingsReader } from "./settings";

/** How to reach a Kafka cluster: always SASL_SSL with SCRAM-SHA-512. */
export interface KafkaAccess {
  /** "host:port" each. */
  readonly bootstrap: readonly string[];
  readonly username: string;
  readonly password: string;
  /** PEM. */
  readonly ca: string;
}

const CREDENTIALS_FOLDER = "/var/run/headwater/kafka";

export function readKafkaAccess(reader: SettingsReader): KafkaAccess {
  const folder = reader.text("HEADWATER_KAFKA_CREDENTIALS", "a folder", CREDENTIALS_FOLDER);
  return {
    bootstrap: readBootstrap(reader),
    username: reader.file(join(folder, "username"), "the name of the Kafka user").trim(),
    password: reader.file(join(folder, "password"), "the password of the Kafka user").trim(),
    ca: reader.file(join(folder, "ca.crt"), "the certificate, in PEM, that the brokers' certificates are signed with"),
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
    tls: { ca: access.ca },
    tlsServerName: true,
    sasl: { mechanism: "SCRAM-SHA-512", username: access.username, password: access.password },
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
