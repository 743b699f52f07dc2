import {
  alterClientQuotasV1,
  ClientQuotaEntityTypes,
  ClientQuotaMatchTypes,
  describeClientQuotasV1,
} from "@platformatic/kafka";
import { QUOTA_KEYS, type Quota, type QuotaChanges, type QuotaKey } from "../quota-diff";
import { acceptedBy, batchesOf, eachBatch } from "./batches";
import type { KafkaCluster } from "./cluster";

/** For more users than these, those of all are read at once. */
const ASKED_ONE_BY_ONE = 8;
const MANAGED = new Set<string>(Object.values(QUOTA_KEYS));

/** Limits of users, many at once. */
export class KafkaQuotas {
  constructor(private readonly cluster: KafkaCluster) {}

  /** The limits of the users themselves; of those that we manage. */
  async of(users: readonly string[]): Promise<Map<string, Quota>> {
    const { USER } = ClientQuotaEntityTypes;
    const { EXACT, ANY } = ClientQuotaMatchTypes;
    const filters =
      users.length > ASKED_ONE_BY_ONE
        ? [{ entityType: USER, matchType: ANY }]
        : users.map((match) => ({ entityType: USER, matchType: EXACT, match }));
    const answers = await Promise.all(filters.map((one) => this.cluster.send(describeClientQuotasV1.api, [one], true)));
    const quotas = new Map<string, Quota>(users.map((user) => [user, {}]));
    for (const { entity, values } of answers.flatMap(({ entries }) => entries ?? [])) {
      const name = entity[0]?.entityName;
      if (!name || !quotas.has(name)) continue;
      quotas.set(
        name,
        Object.fromEntries(values.filter(({ key }) => MANAGED.has(key)).map(({ key, value }) => [key, value])),
      );
    }
    return quotas;
  }

  async change(changes: ReadonlyMap<string, QuotaChanges>): Promise<void> {
    await eachBatch(batchesOf([...changes]), async (batch) => {
      const entries = batch.map(([user, { set, remove }]) => ({
        entities: [{ entityType: ClientQuotaEntityTypes.USER, entityName: user }],
        ops: [
          ...Object.entries(set).map(([key, value]) => ({ key: key as QuotaKey, value, remove: false as const })),
          ...remove.map((key) => ({ key, remove: true as const })),
        ],
      }));
      const sent = this.cluster.send(alterClientQuotasV1.api, entries, false);
      await acceptedBy(sent, (_, index) => `the limits of "${batch[index]?.[0]}"`);
    });
    await this.cluster.waits.until("the limits of users", async () => {
      const current = await this.of([...changes.keys()]);
      return [...changes].every(([user, { set, remove }]) => {
        const quota = current.get(user) ?? {};
        return (
          remove.every((key) => !(key in quota)) &&
          Object.entries(set).every(([key, limit]) => quota[key as QuotaKey] === limit)
        );
      });
    });
  }
}
