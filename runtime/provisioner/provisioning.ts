import type { KafkaAccess } from "../shared/kafka";
import { Unreachable } from "../shared/unreachable";
import { describeUse } from "./consent";
import type { DesiredState, DesiredTopic } from "./desired-state";
import { type HeldPrincipal, holdingsOf, type Inventory, mergeHoldings } from "./inventory";
import { KafkaAdmin } from "./kafka-admin";
import { explainKafkaError } from "./kafka-errors";
import { Refusal } from "./outcome";
import { OwnerQueue } from "./owner-queue";
import { checkOwnership, formatOwner, type OwnerId } from "./ownership";
import { Principals } from "./principals";
import type { Sharing } from "./sharing";
import { type StoredObjects, WriteConflict } from "./stored-objects";
import { planTopics } from "./topic-changes";

export interface ProvisioningOptions {
  /** With the admin's credentials. */
  readonly kafka: KafkaAccess;
  readonly secrets: StoredObjects;
  readonly inventory: Inventory;
  readonly sharing: Sharing;
}

/**
 * Brings Kafka and the Secrets to what owners desire. Every step can be repeated and none depends on memory, so a
 * process that is killed anywhere is made up for by the next request.
 */
export class Provisioning {
  private readonly queue = new OwnerQueue();

  constructor(private readonly options: ProvisioningOptions) {}

  /** Makes what is desired; revokes principals that no longer are. @returns what changed, in words */
  expand(owner: OwnerId, desired: DesiredState): Promise<string[]> {
    checkOwnership(desired, owner);
    return this.work(owner, async (kafka, principals) => {
      const { inventory, sharing } = this.options;
      const topics = await planTopicChanges(kafka, desired.topics);
      const before = await inventory.read(owner);
      const after = holdingsOf(desired, owner);
      await sharing.admit(owner, desired, before, () => inventory.write(owner, mergeHoldings(before, after)));

      const changes = await topics.apply();
      for (const principal of desired.principals) changes.push(...(await principals.ensure(owner, principal)));
      for (const held of before.principals.filter(({ name }) => !after.principals.some((kept) => kept.name === name))) {
        const keepSecret = after.principals.some(({ secret }) => secret === held.secret);
        changes.push(...(await principals.revoke(owner, held, keepSecret)));
      }
      changes.push(...(await this.dropUnusedSecrets(owner, before.principals, after.principals)));
      const kept = new Set(after.foreign.map(describeUse));
      await sharing.release(
        owner,
        before.foreign.filter((use) => !kept.has(describeUse(use))),
      );
      await inventory.write(owner, after);
      return changes;
    });
  }

  /** Revokes all of the owner's principals. Topics and what is in them stay. @returns what changed, in words */
  contract(owner: OwnerId, desired: DesiredState): Promise<string[]> {
    checkOwnership(desired, owner);
    return this.work(owner, async (_kafka, principals) => {
      const { inventory, sharing } = this.options;
      const held = mergeHoldings(await inventory.read(owner), holdingsOf(desired, owner));
      const changes: string[] = [];
      for (const principal of held.principals) changes.push(...(await principals.revoke(owner, principal, false)));
      await sharing.release(owner, held.foreign);
      if (held.topics.length > 0) await inventory.write(owner, { topics: held.topics, principals: [], foreign: [] });
      else await inventory.remove(owner);
      return changes;
    });
  }

  private work(
    owner: OwnerId,
    task: (kafka: KafkaAdmin, principals: Principals) => Promise<string[]>,
  ): Promise<string[]> {
    return this.queue.run(formatOwner(owner), async () => {
      const kafka = new KafkaAdmin(this.options.kafka);
      const { secrets, kafka: access } = this.options;
      try {
        return await task(kafka, new Principals({ secrets, kafka, bootstrap: access.bootstrap, ca: access.ca }));
      } catch (error) {
        throw explain(error);
      } finally {
        await kafka.close();
      }
    });
  }

  /** Secrets of principals that go on under another Secret's name. */
  private async dropUnusedSecrets(
    owner: OwnerId,
    before: readonly HeldPrincipal[],
    after: readonly HeldPrincipal[],
  ): Promise<string[]> {
    const changes: string[] = [];
    for (const { name, secret } of before) {
      const moved = after.some((held) => held.name === name) && !after.some((held) => held.secret === secret);
      if (moved && (await this.options.secrets.delete({ namespace: owner.namespace, name: secret }))) {
        changes.push(`deleted secret ${secret}`);
      }
    }
    return changes;
  }
}

/** @throws Refusal HW-PROVISION-004 if something can't be done, before anything is */
async function planTopicChanges(kafka: KafkaAdmin, desired: readonly DesiredTopic[]) {
  const { create, grow, configure, impossible } = planTopics(
    await kafka.describeTopics(desired.map(({ name }) => name)),
    desired,
  );
  if (impossible.length > 0) {
    throw new Refusal(409, "HW-PROVISION-004", "Topics can't be changed like this without losing data.", impossible);
  }
  const apply = async (): Promise<string[]> => {
    for (const topic of create) await kafka.createTopic(topic);
    for (const { name, to } of grow) await kafka.growTopic(name, to);
    for (const change of configure) await kafka.configureTopic(change);
    return [
      ...create.map(({ name, partitions }) => `created topic ${name} with ${partitions} partitions`),
      ...grow.map(({ name, from, to }) => `grew topic ${name} from ${from} to ${to} partitions`),
      ...configure.map(
        ({ name, set, reset }) => `configured topic ${name}: ${[...Object.keys(set), ...reset].join(", ")}`,
      ),
    ];
  };
  return { apply };
}

function explain(error: unknown): unknown {
  if (error instanceof Refusal || error instanceof Unreachable) return error;
  if (error instanceof WriteConflict) return new Unreachable(error.message);
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === "string" && code.startsWith("PLT_KFK_")) return explainKafkaError(error as Error);
  return error;
}
