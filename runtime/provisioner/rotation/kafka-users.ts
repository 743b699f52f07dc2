import { compareGrants } from "../acl-diff";
import type { KafkaAdministration } from "../kafka/administration";
import type { Quota, QuotaKey } from "../quota-diff";
import type { KafkaUsers } from "./rotation";

/** Users with all that belongs to them, by the administrator. */
export function kafkaUsersOf({ users, grants, quotas }: KafkaAdministration): KafkaUsers {
  return {
    async copy(from, to, password) {
      await users.set([{ username: to, password }]);
      const [limits, rights] = await Promise.all([quotas.of([from, to]), grants.of([from, to])]);
      // Before the grants, so that nothing is ever used without its limit.
      const { set, remove } = limitsLike(limits.get(from) ?? {}, limits.get(to) ?? {});
      if (Object.keys(set).length + remove.length > 0) await quotas.change(new Map([[to, { set, remove }]]));
      const { missing, surplus } = compareGrants(rights.get(to) ?? [], rights.get(from) ?? []);
      if (missing.length > 0) await grants.add(new Map([[to, missing]]));
      if (surplus.length > 0) await grants.remove(new Map([[to, surplus]]));
    },
    async remove(user) {
      const [limits, rights, existing] = await Promise.all([
        quotas.of([user]),
        grants.of([user]),
        users.existing([user]),
      ]);
      // First of all, so that nobody who got in as this user can do anything more.
      if (rights.get(user)?.length) await grants.remove(rights);
      if (existing.size > 0) await users.delete([user]);
      const { set, remove } = limitsLike({}, limits.get(user) ?? {});
      if (remove.length > 0) await quotas.change(new Map([[user, { set, remove }]]));
    },
  };
}

/** What to change of the limits of one user so that they are another's. */
const limitsLike = (wanted: Quota, present: Quota) => ({
  set: wanted,
  remove: (Object.keys(present) as QuotaKey[]).filter((key) => !(key in wanted)),
});
