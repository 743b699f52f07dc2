import { sideBySide } from "../shared/side-by-side";
import type { Grant } from "./acl-diff";
import type { HeldPrincipal } from "./inventory";
import type { OwnerId } from "./ownership";
import type { Change, Plan } from "./plan";
import { describeQuota, grantChange, type PrincipalParts, SECRETS_AT_ONCE, secretChange } from "./principal-plan";
import { diffQuota, type Quota } from "./quota-diff";
import { isOf } from "./rotation/credentials";
import { usersOf } from "./rotation/users";

const NOTHING: [Set<string>, Map<string, Quota>, Map<string, Grant[]>] = [new Set(), new Map(), new Map()];

/**
 * Takes all access from what an owner no longer declares.
 * @param gone principals to be revoked
 * @param unusedSecrets Secrets of principals that go on with another
 * @param usedSecrets Secrets that carry another principal's credentials by then; they stay
 */
export async function planRevocations(
  parts: PrincipalParts,
  owner: OwnerId,
  gone: readonly HeldPrincipal[],
  unusedSecrets: readonly string[],
  usedSecrets: ReadonlySet<string>,
): Promise<Plan> {
  const names = [...new Set([...gone.map(({ secret }) => secret), ...unusedSecrets])];
  const stored = await sideBySide(names, SECRETS_AT_ONCE, (name) =>
    parts.secrets.get({ namespace: owner.namespace, name }),
  );
  const secrets = new Map(names.map((name, i) => [name, stored[i]]));
  const isOthers = (name: string) => {
    const secret = secrets.get(name);
    return secret !== undefined && !isOf(secret, owner);
  };
  // One whose Secret another owner has is that owner's by now.
  const users = gone.filter(({ secret }) => !isOthers(secret)).flatMap(({ name }) => usersOf(name));
  const [existing, quotas, grants] =
    users.length === 0
      ? NOTHING
      : await Promise.all([parts.users.existing(users), parts.quotas.of(users), parts.grants.of(users)]);
  const held = new Map([...grants].filter(([, list]) => list.length > 0));
  const limited = new Map(
    [...quotas].map(([user, quota]) => [user, diffQuota(quota, {})] as const).filter(([, { remove }]) => remove.length),
  );
  const deleted = names.filter((name) => secrets.get(name) && !usedSecrets.has(name) && !isOthers(name));

  const changes: Change[] = [
    ...[...held].flatMap(([user, list]) => list.map((grant) => grantChange("delete", user, grant))),
    ...[...limited].flatMap(([user, change]) => describeQuota(user, change)),
    ...[...existing].map((name): Change => ({ action: "delete", kind: "user", name, text: `user ${name}: delete` })),
    ...deleted.map((name) => secretChange("delete", name)),
  ];
  const apply = async () => {
    if (held.size > 0) await parts.grants.remove(held);
    if (limited.size > 0) await parts.quotas.change(limited);
    if (existing.size > 0) await parts.users.delete([...existing]);
    await sideBySide(deleted, SECRETS_AT_ONCE, (name) => parts.secrets.delete({ namespace: owner.namespace, name }));
  };
  return { changes, apply };
}
