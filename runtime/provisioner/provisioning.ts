import { allDone } from "../shared/side-by-side";
import { Unreachable } from "../shared/unreachable";
import type { AdoptedTopics } from "./adopted-topics";
import { describeUse } from "./consent";
import type { DesiredState } from "./desired-state";
import { checkDurableOwner } from "./durable/ownership";
import type { DurableVersions } from "./durable/versions";
import { planGroups } from "./group-plan";
import { type Holdings, holdingsOf, type Inventory, mergeHoldings, NOTHING } from "./inventory";
import { KafkaAdministration } from "./kafka/administration";
import type { KafkaLogin } from "./kafka/login";
import { explainKafkaError } from "./kafka-errors";
import { Refusal } from "./outcome";
import { OwnerQueue } from "./owner-queue";
import { checkOwnership, formatOwner, type OwnerId, type TopicOwners } from "./ownership";
import { type Change, NO_CHANGES, type Plan } from "./plan";
import { planPrincipals } from "./principal-plan";
import { planRevocations } from "./revocation-plan";
import type { ScramMechanism } from "./settings";
import type { Sharing } from "./sharing";
import { type StoredObjects, WriteConflict } from "./stored-objects";
import { planTombstones } from "./tombstone-plan";
import { planTopics } from "./topic-plan";
import type { ClientAccess } from "./workload-secret";

export interface ProvisioningOptions {
  readonly kafka: KafkaLogin;
  /** That workloads log in with. */
  readonly mechanism: ScramMechanism;
  /** What workloads' Secrets tell. */
  readonly clients: () => Promise<ClientAccess>;
  /** What has to change in the registry, and of what is recorded of readers. */
  readonly contracts: (owner: OwnerId, desired: DesiredState) => Promise<Plan>;
  /** Keeps durable functions; undefined if the platform has none. */
  readonly versions: DurableVersions | undefined;
  readonly secrets: StoredObjects;
  readonly inventory: Inventory;
  readonly sharing: Sharing;
  readonly adopted: AdoptedTopics;
}

const EMPTY: DesiredState = { topics: [], principals: [] };
/** Contracts and who reads them are compared with each other, so what concerns them goes one at a time. */
const CONTRACTS = "contracts";

/**
 * Brings Kafka and the Secrets to what owners desire. Every step can be repeated and none depends on memory, so a
 * process that is killed anywhere is made up for by the next request.
 */
export class Provisioning {
  private readonly queue = new OwnerQueue();
  private readonly contracts = new OwnerQueue();

  constructor(private readonly options: ProvisioningOptions) {}

  /**
   * Makes what is desired, and revokes principals that no longer are. Nothing is changed before all of it is planned.
   * @param dryRun true to plan only
   * @returns what changed, or would
   */
  async expand(owner: OwnerId, desired: DesiredState, dryRun = false): Promise<readonly Change[]> {
    const topics = await this.options.adopted.read();
    checkOwnership(desired, owner, topics);
    this.checkDurable(desired, owner);
    return this.work(owner, desired, async (kafka) => {
      const { inventory, sharing } = this.options;
      const before = await inventory.read(owner);
      const after = holdingsOf(desired, owner, topics);
      const request = { owner, desired, before, topics };
      await sharing.check(request);
      const { first, make, follow } = await this.plan(kafka, owner, desired, before, after, topics);
      const changes = [first, ...make, ...follow].flatMap((plan) => plan.changes);
      if (dryRun) return changes;

      await sharing.admit(request, () => inventory.write(owner, mergeHoldings(before, after)));
      await first.apply();
      await kafka.together(() => allDone(make.map((plan) => plan.apply())));
      for (const plan of follow) await plan.apply();
      const kept = new Set(after.foreign.map(describeUse));
      const dropped = before.foreign.filter((use) => !kept.has(describeUse(use)));
      await sharing.release(owner, topics, dropped);
      await inventory.write(owner, after);
      return changes;
    });
  }

  /**
   * Revokes all of the owner's principals. Topics and what is in them stay.
   * @returns what changed, or would
   */
  async contract(owner: OwnerId, desired: DesiredState, dryRun = false): Promise<readonly Change[]> {
    const topics = await this.options.adopted.read();
    checkOwnership(desired, owner, topics);
    this.checkDurable(desired, owner);
    return this.work(owner, EMPTY, async (kafka) => {
      const { inventory, sharing, secrets, contracts } = this.options;
      const held = mergeHoldings(await inventory.read(owner), holdingsOf(desired, owner, topics));
      const readers = await contracts(owner, EMPTY);
      const revocations = await planRevocations({ secrets, ...kafka }, owner, held.principals, [], new Set());
      const versions = desired.durable ? await this.options.versions?.leave(owner, desired.durable, dryRun) : undefined;
      const changes = [...revocations.changes, ...readers.changes, ...(versions ?? [])];
      if (dryRun) return changes;

      await revocations.apply();
      await readers.apply();
      await sharing.release(owner, topics, held.foreign);
      await sharing.leave(owner, topics, held.topics);
      if (held.topics.length > 0) await inventory.write(owner, { ...NOTHING, topics: held.topics });
      else await inventory.remove(owner);
      return changes;
    });
  }

  /** Does something else that is the owner's, at no time together with the above. */
  exclusively<T>(owner: OwnerId, task: (kafka: KafkaAdministration) => Promise<T>): Promise<T> {
    return this.queue.run(formatOwner(owner), () => this.withKafka(task));
  }

  /** Resolves if Kafka would do what it is asked. */
  async check(): Promise<void> {
    await this.withKafka((kafka) => kafka.check());
  }

  /**
   * What comes first decides whether the rest may be. What is made does not need each other; what follows needs the
   * brokers to have it.
   */
  private async plan(
    kafka: KafkaAdministration,
    owner: OwnerId,
    desired: DesiredState,
    before: Holdings,
    after: Holdings,
    owners: TopicOwners,
  ): Promise<{ first: Plan; make: Plan[]; follow: Plan[] }> {
    const { secrets, sharing, clients, contracts } = this.options;
    const { topics, users, grants, quotas, groups } = kafka;
    const adopted = after.topics.filter((topic) => owners.adopter(topic) !== undefined);
    const principals = { secrets, users, grants, quotas };
    const kept = new Set(after.principals.map(({ name }) => name));
    const used = new Set(after.principals.map(({ secret }) => secret));
    const moved = before.principals.filter(({ name, secret }) => kept.has(name) && !used.has(secret));
    const gone = before.principals.filter(({ name }) => !kept.has(name));
    const unused = moved.map(({ secret }) => secret);
    return {
      first: await contracts(owner, desired),
      make: [
        await planTopics(topics, desired.topics, new Set(adopted)),
        (await this.options.versions?.planRuntime(owner, desired.durable)) ?? NO_CHANGES,
        await planPrincipals(principals, await clients(), owner, desired.principals),
      ],
      follow: [
        await planGroups(groups, topics, desired.groups ?? [], before.begun),
        await planRevocations(principals, owner, gone, unused, used),
        await planTombstones({ topics, groups, grants, sharing }, owner, owners, desired.tombstones),
      ],
    };
  }

  /** @throws Refusal HW-PROVISION-003, or HW-DURABLE-003 if nothing keeps durable functions */
  private checkDurable({ durable }: DesiredState, owner: OwnerId): void {
    checkDurableOwner(owner, durable);
    if (!durable || this.options.versions) return;
    throw new Refusal(
      409,
      "HW-DURABLE-003",
      "The platform has nothing that keeps durable functions. Deploy it with Platform({ durable }).",
    );
  }

  private work(
    owner: OwnerId,
    { topics, readers = [] }: DesiredState,
    task: (kafka: KafkaAdministration) => Promise<readonly Change[]>,
  ): Promise<readonly Change[]> {
    const concernsContracts = readers.length > 0 || topics.some(({ contract }) => contract);
    return this.queue.run(formatOwner(owner), () =>
      concernsContracts ? this.contracts.run(CONTRACTS, () => this.withKafka(task)) : this.withKafka(task),
    );
  }

  private async withKafka<T>(task: (kafka: KafkaAdministration) => Promise<T>): Promise<T> {
    const kafka = await KafkaAdministration.open(this.options.kafka, this.options.mechanism);
    try {
      return await task(kafka);
    } catch (error) {
      throw explain(kafka.withReason(error));
    } finally {
      await kafka.close();
    }
  }
}

/** What a failure means for who asked. */
export function explain(error: unknown): unknown {
  if (error instanceof Refusal || error instanceof Unreachable) return error;
  if (error instanceof WriteConflict) return new Unreachable(error.message);
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === "string" && code.startsWith("PLT_KFK_")) return explainKafkaError(error as Error);
  return error;
}
