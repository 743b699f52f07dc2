import fc from "fast-check";
import { expect, test } from "vitest";
import { diffQuota, QUOTA_KEYS, type Quota } from "../../../runtime/provisioner/quota-diff";

const limit = fc.integer({ min: 1, max: 3 });
const desired = fc.record(
  { producerByteRate: limit, consumerByteRate: limit, requestPercentage: limit },
  { requiredKeys: [] },
);
const current = fc.record(
  { producer_byte_rate: limit, consumer_byte_rate: limit, request_percentage: limit },
  { requiredKeys: [] },
);

test("the changes of a quota lead to exactly what is desired, and then there are none", () => {
  fc.assert(
    fc.property(current, desired, (before, wanted) => {
      const { set, remove } = diffQuota(before, wanted);
      const after: Quota = Object.fromEntries(
        Object.entries({ ...before, ...set }).filter(([key]) => !remove.some((gone) => gone === key)),
      );
      const named = Object.entries(wanted).map(([field, value]) => [QUOTA_KEYS[field as keyof typeof wanted], value]);
      expect(after).toEqual(Object.fromEntries(named));
      expect(diffQuota(after, wanted)).toEqual({ set: {}, remove: [] });
    }),
  );
});
