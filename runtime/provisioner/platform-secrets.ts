import { randomBytes } from "node:crypto";
import type { Logger } from "../shared/log";
import { createAuthority, createServingCertificate, isServingCertificateGood, type KeyPair } from "./certificates";
import { IDENTITY_SECRET, identityOf, newIdentity } from "./durable/identity";
import type { DurableSettings, KafkaSettings, RegistrySettings } from "./settings";
import { MANAGED_BY, type StoredObject, type StoredObjects } from "./stored-objects";

/** What the provisioner itself needs of them. */
export interface PlatformSecrets {
  /** PEM, of the authority that all our serving certificates are signed by. */
  readonly ca: string;
  readonly serving: KeyPair;
  /** Public key of who calls durable functions; undefined: it is not known. */
  readonly identity: string | undefined;
}

export interface PlatformSecretsOptions {
  readonly namespace: string;
  readonly kafka: KafkaSettings;
  readonly registry: RegistrySettings | undefined;
  readonly durable: DurableSettings | undefined;
  readonly secrets: StoredObjects;
  readonly configMaps: StoredObjects;
  readonly log: Logger;
}

const CA = "headwater-ca";
/** Made here; with another name it is somebody else's to make. */
const KAFKA_ADMIN = "kafka-admin";
const REGISTRY_ADMIN = "registry-admin";
const REGISTRY_CLIENT = "registry-client";

/**
 * Makes sure that they exist. What exists is kept, since data and running clients depend on it; only serving
 * certificates that no longer do (about to expire, other names) are replaced.
 */
export async function ensurePlatformSecrets(options: PlatformSecretsOptions): Promise<PlatformSecrets> {
  const authority = await ensureAuthority(options);
  const { kafka, registry } = options;
  if (kafka.dnsNames.length > 0) await ensureServing(options, "kafka-tls", authority, kafka.dnsNames);
  if (registry && registry.dnsNames.length > 0) {
    await ensureServing(options, "registry-tls", authority, registry.dnsNames);
  }
  const serving = await ensureServing(options, "provisioner-tls", authority, provisionerNames(options.namespace));
  const { login } = kafka.admin;
  if (login.type === "scram" && login.password.secret === KAFKA_ADMIN) {
    await ensure(options, options.secrets, KAFKA_ADMIN, async () => ({ username: "admin", password: newPassword() }));
  }
  await ensureRegistryUser(options, registry?.admin, REGISTRY_ADMIN, "headwater");
  await ensureRegistryUser(options, registry?.clients, REGISTRY_CLIENT, "reader");
  await ensureCaConfigMap(options, authority.certificate);
  return { ca: authority.certificate, serving, identity: await ensureIdentity(options) };
}

const provisionerNames = (namespace: string): string[] => [
  `provisioner.${namespace}.svc`,
  `provisioner.${namespace}.svc.cluster.local`,
  "localhost", // for port forwarding
];

async function ensureAuthority(options: PlatformSecretsOptions): Promise<KeyPair> {
  const { data } = await ensure(options, options.secrets, CA, async () => {
    const { certificate, key } = await createAuthority("Headwater CA");
    return { "tls.crt": certificate, "tls.key": key };
  });
  return keyPairOf(data);
}

async function ensureServing(
  options: PlatformSecretsOptions,
  name: string,
  authority: KeyPair,
  dnsNames: readonly string[],
): Promise<KeyPair> {
  const create = async () => servingData(await createServingCertificate(authority, dnsNames), authority);
  const existing = await ensure(options, options.secrets, name, create);
  if (isServingCertificateGood(keyPairOf(existing.data), authority, dnsNames)) return keyPairOf(existing.data);
  const renewed = await options.secrets.update({ ...existing, data: await create() });
  options.log.info("Renewed a certificate", { secret: name });
  return keyPairOf(renewed.data);
}

/** `keystore.pem` and `truststore.pem` are in the form that Kafka reads from files (`ssl.keystore.type=PEM`). */
function servingData({ certificate, key }: KeyPair, authority: KeyPair): Record<string, string> {
  return {
    "ca.crt": authority.certificate,
    "tls.crt": certificate,
    "tls.key": key,
    "keystore.pem": key + certificate + authority.certificate,
    "truststore.pem": authority.certificate,
  };
}

/** Apicurio's users that our engines set up. */
async function ensureRegistryUser(
  options: PlatformSecretsOptions,
  login: RegistrySettings["admin"],
  secret: string,
  username: string,
): Promise<void> {
  if (login?.type !== "basic" || login.password.secret !== secret) return;
  await ensure(options, options.secrets, secret, async () => ({ username, password: newPassword() }));
}

async function ensureIdentity(options: PlatformSecretsOptions): Promise<string | undefined> {
  const { identity } = options.durable ?? {};
  if (identity === undefined || identity === "none") return undefined;
  if (identity !== "platform") return identity.publicKey;
  const { data } = await ensure(options, options.secrets, IDENTITY_SECRET, async () => newIdentity());
  return identityOf(data);
}

/** For everyone to verify the provisioner with. Follows the authority, should that be replaced. */
async function ensureCaConfigMap(options: PlatformSecretsOptions, ca: string): Promise<void> {
  const existing = await ensure(options, options.configMaps, CA, async () => ({ "ca.crt": ca }));
  if (existing.data["ca.crt"] !== ca) await options.configMaps.update({ ...existing, data: { "ca.crt": ca } });
}

async function ensure(
  { namespace, log }: PlatformSecretsOptions,
  store: StoredObjects,
  name: string,
  create: () => Promise<Record<string, string>>,
): Promise<StoredObject> {
  const existing = await store.get({ namespace, name });
  if (existing) return existing;
  const annotations = { "headwater.dev/retain": "true" };
  const created = await store.create({
    metadata: { namespace, name, labels: MANAGED_BY, annotations },
    data: await create(),
  });
  if (created) log.info("Created", { object: name });
  const object = created ?? (await store.get({ namespace, name }));
  if (!object) throw new Error(`${namespace}/${name} vanished while it was created`);
  return object;
}

const keyPairOf = (data: Readonly<Record<string, string>>): KeyPair => ({
  certificate: data["tls.crt"] ?? "",
  key: data["tls.key"] ?? "",
});

/** 192 bits, of characters that no shell, URL or JAAS file gives a meaning. */
export const newPassword = (): string => randomBytes(24).toString("base64url");
