import { createHash } from "node:crypto";
import { describeGrant, diffGrants } from "./acl-diff";
import type { DesiredPrincipal, DesiredQuota } from "./desired-state";
import type { HeldPrincipal } from "./inventory";
import type { KafkaAdmin } from "./kafka-admin";
import { Refusal } from "./outcome";
import { formatOwner, type OwnerId } from "./ownership";
import { newPassword } from "./platform-secrets";
import { diffQuota } from "./quota-diff";
import { MANAGED_BY, type StoredObject, type StoredObjects, sameData } from "./stored-objects";

const OWNER_ANNOTATION = "headwater.dev/owner";
/** Which user and password of the Secret Kafka has been told. */
const APPLIED_ANNOTATION = "headwater.dev/scram-applied";

export interface PrincipalsOptions {
  readonly secrets: StoredObjects;
  readonly kafka: KafkaAdmin;
  readonly bootstrap: readonly string[];
  /** PEM. */
  readonly ca: string;
}

/** Users of Kafka, what they may do, and the Secrets that carry their credentials. */
export class Principals {
  constructor(private readonly options: PrincipalsOptions) {}

  /** Makes the principal exactly as desired. @returns what changed, in words */
  async ensure(owner: OwnerId, desired: DesiredPrincipal): Promise<string[]> {
    const changes: string[] = [];
    const secret = await this.ensureSecret(owner, desired, changes);
    await this.ensureUser(secret, changes);
    // Before the grants, so that nothing is ever used without its limit.
    await this.ensureQuota(desired.name, desired.quota ?? {}, changes);
    await this.ensureGrants(desired, changes);
    return changes;
  }

  /**
   * Takes all access from the principal.
   * @param keepSecret true if the Secret now carries another principal's credentials
   * @returns what changed, in words
   */
  async revoke(owner: OwnerId, { name, secret }: HeldPrincipal, keepSecret: boolean): Promise<string[]> {
    const { kafka, secrets } = this.options;
    const place = { namespace: owner.namespace, name: secret };
    const stored = await secrets.get(place);
    // Another owner has taken the principal over.
    if (stored && !isOf(stored, owner)) return [];

    const changes: string[] = [];
    const grants = await kafka.listGrants(name);
    if (grants.length > 0) {
      await kafka.removeGrants(name, grants);
      changes.push(...grants.map((grant) => `revoked from ${name}: ${describeGrant(grant)}`));
    }
    await this.ensureQuota(name, {}, changes);
    if (await kafka.hasUser(name)) {
      await kafka.deleteUser(name);
      changes.push(`deleted user ${name}`);
    }
    if (!keepSecret && (await secrets.delete(place))) changes.push(`deleted secret ${secret}`);
    return changes;
  }

  private async ensureSecret(owner: OwnerId, desired: DesiredPrincipal, changes: string[]): Promise<StoredObject> {
    const { secrets, bootstrap, ca } = this.options;
    const place = { namespace: owner.namespace, name: desired.secret };
    const existing = await secrets.get(place);
    if (existing && !isOf(existing, owner)) throw notOurs(desired.secret, owner, existing);
    const data = {
      username: desired.name,
      password: existing?.data.password || newPassword(),
      "ca.crt": ca,
      bootstrap: bootstrap.join(","),
      // What KEDA's Kafka scaler wants to be told.
      sasl: "scram_sha512",
      tls: "enable",
    };
    if (existing) {
      if (sameData(existing.data, data)) return existing;
      changes.push(`updated secret ${desired.secret}`);
      return await secrets.update({ ...existing, data });
    }
    const annotations = { [OWNER_ANNOTATION]: formatOwner(owner) };
    const created = await secrets.create({ metadata: { ...place, labels: MANAGED_BY, annotations }, data });
    if (!created) throw notOurs(desired.secret, owner, undefined);
    changes.push(`created secret ${desired.secret}`);
    return created;
  }

  /** The mark is set after Kafka was told: if we are interrupted in between, Kafka is told again. */
  private async ensureUser(secret: StoredObject, changes: string[]): Promise<void> {
    const { kafka, secrets } = this.options;
    const { username = "", password = "" } = secret.data;
    const mark = createHash("sha256").update(`${username}\n${password}`).digest("hex").slice(0, 16);
    const marked = secret.metadata.annotations?.[APPLIED_ANNOTATION] === mark;
    if (marked && (await kafka.hasUser(username))) return;
    await kafka.setUser(username, password);
    changes.push(`set user ${username}`);
    if (marked) return;
    const annotations = { ...secret.metadata.annotations, [APPLIED_ANNOTATION]: mark };
    await secrets.update({ ...secret, metadata: { ...secret.metadata, annotations } });
  }

  private async ensureQuota(name: string, desired: DesiredQuota, changes: string[]): Promise<void> {
    const { kafka } = this.options;
    const { set, remove } = diffQuota(await kafka.readQuota(name), desired);
    const limits = Object.entries(set);
    if (limits.length + remove.length === 0) return;
    await kafka.changeQuota(name, set, remove);
    changes.push(
      ...limits.map(([key, limit]) => `limited ${name}: ${key} ${limit}`),
      ...remove.map((key) => `no longer limited ${name}: ${key}`),
    );
  }

  /** Adds before it removes, so that a change of grants interrupts nobody. */
  private async ensureGrants({ name, acls }: DesiredPrincipal, changes: string[]): Promise<void> {
    const { kafka } = this.options;
    const { missing, surplus } = diffGrants(await kafka.listGrants(name), acls);
    if (missing.length > 0) await kafka.addGrants(name, missing);
    changes.push(...missing.map((grant) => `granted to ${name}: ${describeGrant(grant)}`));
    if (surplus.length > 0) await kafka.removeGrants(name, surplus);
    changes.push(...surplus.map((grant) => `revoked from ${name}: ${describeGrant(grant)}`));
  }
}

const isOf = (secret: StoredObject, owner: OwnerId): boolean =>
  secret.metadata.annotations?.[OWNER_ANNOTATION] === formatOwner(owner);

function notOurs(secret: string, owner: OwnerId, existing: StoredObject | undefined): Refusal {
  const other = existing?.metadata.annotations?.[OWNER_ANNOTATION];
  return new Refusal(
    409,
    "HW-PROVISION-005",
    `The secret "${secret}" in namespace "${owner.namespace}" is there already and belongs to ${other ?? "someone else"}; it is left alone.`,
    ["Give one of the two another name, or delete the secret if nothing uses it."],
  );
}
