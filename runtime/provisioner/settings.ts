import type { DurableIdentity } from "../../constructs/engines/durable";
import type { KafkaAdminAccess, KafkaCa, KafkaClientAccess } from "../../constructs/engines/kafka-access";
import type { RegistryLogin } from "../../constructs/engines/registry";
import type { SecretKey } from "../../constructs/engines/secret-key";
import { type KubernetesAccess, readKubernetesAccess } from "../shared/kubernetes-api";
import type { SettingsReader } from "../shared/settings";
import { BodyReader } from "./body-reader";

export type ScramMechanism = KafkaClientAccess["mechanism"];

export interface KafkaSettings {
  readonly admin: KafkaAdminAccess;
  readonly clients: KafkaClientAccess & { readonly bootstrapServers: string };
  /** Of the certificate that we make for the brokers; none: they have theirs. */
  readonly dnsNames: readonly string[];
}

export interface RegistrySettings {
  readonly url: string;
  readonly ca: KafkaCa | "none";
  readonly admin?: RegistryLogin;
  readonly clients?: RegistryLogin;
  /** As for Kafka. */
  readonly dnsNames: readonly string[];
}

export interface DurableSettings {
  /** Root of Restate's admin API. */
  readonly admin: string;
  readonly identity: DurableIdentity;
}

export interface ProvisionerSettings {
  readonly namespace: string;
  readonly kafka: KafkaSettings;
  readonly registry: RegistrySettings | undefined;
  readonly durable: DurableSettings | undefined;
  /** How old workloads' credentials become. Seconds. */
  readonly credentialsLifetime: number;
  readonly port: number;
  readonly healthPort: number;
  readonly demandPort: number;
  readonly kubernetes: KubernetesAccess;
}

const THIRTY_DAYS = 30 * 24 * 60 * 60;

export const readProvisionerSettings = (reader: SettingsReader): ProvisionerSettings => ({
  namespace: reader.text("HEADWATER_NAMESPACE", "the platform's namespace"),
  // Whatever stands in for what is missing is never used: the program ends with the problem.
  kafka: reader.json("HEADWATER_KAFKA", "how Kafka is reached", parseKafka) as KafkaSettings,
  registry: reader.optionalText("HEADWATER_REGISTRY")
    ? reader.json("HEADWATER_REGISTRY", "how the registry is reached", parseRegistry)
    : undefined,
  durable: reader.optionalText("HEADWATER_DURABLE")
    ? reader.json("HEADWATER_DURABLE", "how Restate is reached", parseDurable)
    : undefined,
  credentialsLifetime: reader.integer("HEADWATER_CREDENTIALS_LIFETIME", { min: 1, max: 1e9, fallback: THIRTY_DAYS }),
  port: reader.integer("PORT", { min: 1, max: 65_535, fallback: 8443 }),
  healthPort: reader.integer("HEALTH_PORT", { min: 1, max: 65_535, fallback: 8081 }),
  demandPort: reader.integer("DEMAND_PORT", { min: 1, max: 65_535, fallback: 8082 }),
  kubernetes: readKubernetesAccess(reader),
});

const ADDRESSES = /^[^\s:,]+:\d{1,5}(,[^\s:,]+:\d{1,5})*$/;
const URL_TEXT = /^https?:\/\/\S+$/;
const DNS_NAME = /^[a-z0-9*]([-a-z0-9.]*[a-z0-9])?$/;
const OBJECT_NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const OBJECT_KEY = /^[-._a-zA-Z0-9]+$/;
const COMMON_NAME = /^[-a-zA-Z0-9._]{1,64}$/;
const SCRAM = ["SCRAM-SHA-512", "SCRAM-SHA-256"] as const;

function parseKafka(value: unknown): KafkaSettings {
  return parsing(value, (reader, kafka) => {
    const admin = reader.object(kafka.admin, "admin");
    const clients = reader.object(kafka.clients, "clients");
    return {
      admin: {
        bootstrapServers: reader.matching(admin.bootstrapServers, ADDRESSES, "admin.bootstrapServers"),
        ca: parseCa(reader, admin.ca, ["platform", "public"], "admin.ca"),
        login: parseKafkaLogin(reader, admin.login, "admin.login"),
      },
      clients: {
        bootstrapServers: reader.matching(clients.bootstrapServers, ADDRESSES, "clients.bootstrapServers"),
        ca: parseCa(reader, clients.ca, ["platform", "public"], "clients.ca"),
        mechanism: reader.choice(clients.mechanism, SCRAM, "clients.mechanism"),
      },
      dnsNames: parseNames(reader, kafka.dnsNames),
    };
  });
}

function parseRegistry(value: unknown): RegistrySettings {
  return parsing(value, (reader, registry) => ({
    url: reader.matching(registry.url, URL_TEXT, "url"),
    ca: parseCa(reader, registry.ca, ["platform", "public", "none"], "ca"),
    ...reader.optional(registry, "admin", (login) => parseRegistryLogin(reader, login, "admin")),
    ...reader.optional(registry, "clients", (login) => parseRegistryLogin(reader, login, "clients")),
    dnsNames: parseNames(reader, registry.dnsNames),
  }));
}

const PUBLIC_KEY = /^publickeyv1_[1-9A-HJ-NP-Za-km-z]{40,50}$/;

function parseDurable(value: unknown): DurableSettings {
  return parsing(value, (reader, durable) => ({
    admin: reader.matching(durable.admin, URL_TEXT, "admin"),
    identity:
      typeof durable.identity === "string"
        ? reader.choice(durable.identity, ["platform", "none"] as const, "identity")
        : {
            publicKey: reader.matching(
              reader.object(durable.identity, "identity").publicKey,
              PUBLIC_KEY,
              "identity.publicKey",
            ),
          },
  }));
}

function parseKafkaLogin(reader: BodyReader, value: unknown, at: string): KafkaAdminAccess["login"] {
  const login = reader.object(value, at);
  if (reader.choice(login.type, ["scram", "certificate"], `${at}.type`) === "scram") {
    return {
      type: "scram",
      mechanism: reader.choice(login.mechanism, [...SCRAM, "PLAIN"], `${at}.mechanism`),
      username: parseKey(reader, login.username, `${at}.username`),
      password: parseKey(reader, login.password, `${at}.password`),
    };
  }
  const authority = reader.object(login.authority, `${at}.authority`);
  return {
    type: "certificate",
    authority: {
      certificate: parseKey(reader, authority.certificate, `${at}.authority.certificate`),
      key: parseKey(reader, authority.key, `${at}.authority.key`),
    },
    commonName: reader.matching(login.commonName, COMMON_NAME, `${at}.commonName`),
  };
}

function parseRegistryLogin(reader: BodyReader, value: unknown, at: string): RegistryLogin {
  const login = reader.object(value, at);
  const key = (name: string) => parseKey(reader, login[name], `${at}.${name}`);
  const type = reader.choice(login.type, ["basic", "oidc", "token"], `${at}.type`);
  if (type === "basic") return { type, username: key("username"), password: key("password") };
  if (type === "token") return { type, token: key("token") };
  const tokenUrl = reader.matching(login.tokenUrl, URL_TEXT, `${at}.tokenUrl`);
  return { type, tokenUrl, clientId: key("clientId"), clientSecret: key("clientSecret") };
}

function parseCa<T extends string>(reader: BodyReader, value: unknown, words: readonly T[], at: string): T | SecretKey {
  return typeof value === "string" ? reader.choice(value, words, at) : parseKey(reader, value, at);
}

function parseKey(reader: BodyReader, value: unknown, at: string): SecretKey {
  const { secret, key } = reader.object(value, at);
  return {
    secret: reader.matching(secret, OBJECT_NAME, `${at}.secret`),
    key: reader.matching(key, OBJECT_KEY, `${at}.key`),
  };
}

const parseNames = (reader: BodyReader, value: unknown): readonly string[] =>
  reader.listOf(value, "dnsNames", (_, name, at) => reader.matching(name, DNS_NAME, at));

function parsing<T>(value: unknown, read: (reader: BodyReader, root: Readonly<Record<string, unknown>>) => T): T {
  const reader = new BodyReader();
  const result = read(reader, reader.object(value, "it"));
  if (reader.problems.length > 0) throw new Error(reader.problems.join("; "));
  return result;
}
