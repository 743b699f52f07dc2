import type { DesiredQuota } from "./desired-state";

/** Kafka's names of the limits that we manage. A user's other limits are left alone. */
export const QUOTA_KEYS = {
  producerByteRate: "producer_byte_rate",
  consumerByteRate: "consumer_byte_rate",
  requestPercentage: "request_percentage",
} as const satisfies Record<keyof DesiredQuota, string>;

export type QuotaKey = (typeof QUOTA_KEYS)[keyof DesiredQuota];

/** A user's limits under Kafka's names. */
export type Quota = Readonly<Partial<Record<QuotaKey, number>>>;

export interface QuotaChanges {
  readonly set: Quota;
  readonly remove: readonly QuotaKey[];
}

/** What to change so that exactly the desired limits are there. */
export function diffQuota(current: Quota, desired: DesiredQuota): QuotaChanges {
  const fields = Object.keys(QUOTA_KEYS) as (keyof DesiredQuota)[];
  const wanted = fields.map((field) => [QUOTA_KEYS[field], desired[field]] as const);
  return {
    set: Object.fromEntries(wanted.filter(([key, limit]) => limit !== undefined && limit !== current[key])),
    remove: wanted.filter(([key, limit]) => limit === undefined && key in current).map(([key]) => key),
  };
}
