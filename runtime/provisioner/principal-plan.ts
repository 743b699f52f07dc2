import { allDone, sideBySide } from "../shared/side-by-side";
import { describeGrant, diffGrants, type Grant } from "./acl-diff";
import type { DesiredPrincipal } from "./desired-state";
import type { KafkaGrants } from "./kafka/grants";
import type { KafkaQuotas } from "./kafka/quotas";
import type { Credentials, KafkaUsers } from "./kafka/users";
import { Refusal } from "./outcome";
import { formatOwner, type OwnerId } from "./ownership";
import type { Change, Plan } from "./plan";
import { newPassword } from "./platform-secrets";
import { diffQuota, type QuotaChanges } from "./quota-diff";
import { APPLIED_ANNOTATION, appliedMark, isOf, OWNER_ANNOTATION, readCredentials } from "./rotation/credentials";
import { usersOf } from "./rotation/users";
import { MANAGED_BY, type StoredObject, type StoredObjects, sameData } from "./stored-objects";
import { type ClientAccess, secretDataOf } from "./workload-secret";

export interface PrincipalParts {
  readonly secrets: StoredObjects;
  readonly users: KafkaUsers;
  readonly grants: KafkaGrants;
  readonly quotas: KafkaQuotas;
}

/** Requests to the Kubernetes API that are under way at once. */
export const SECRETS_AT_ONCE = 16;

/** A principal, what is there of it, and what is to change. */
interface Task {
  readonly desired: DesiredPrincipal;
  readonly existing: StoredObject | undefined;
  /** What the Secret is to hold. */
  readonly data: Readonly<Record<string, string>>;
  readonly writeSecret: boolean;
  readonly setUser: boolean;
  /** Of each of its users: there are two while credentials are replaced. */
  readonly quotas: ReadonlyMap<string, QuotaChanges>;
  readonly missing: ReadonlyMap<string, readonly Grant[]>;
  readonly surplus: ReadonlyMap<string, readonly Grant[]>;
}

/**
 * Makes users of Kafka, what they may do, and the Secrets that carry their credentials exactly as desired.
 * @throws Refusal HW-PROVISION-005 if a Secret belongs to somebody else
 */
export async function planPrincipals(
  parts: PrincipalParts,
  access: ClientAccess,
  owner: OwnerId,
  desired: readonly DesiredPrincipal[],
): Promise<Plan> {
  const stored = await sideBySide(desired, SECRETS_AT_ONCE, ({ secret }) =>
    parts.secrets.get({ namespace: owner.namespace, name: secret }),
  );
  const users = desired.map(({ name }, i) => usersIn(stored[i], name));
  const all = users.flat();
  const [existing, quotas, grants] =
    all.length === 0
      ? [new Set<string>(), new Map(), new Map()]
      : await Promise.all([parts.users.existing(all), parts.quotas.of(all), parts.grants.of(all)]);

  const tasks = desired.map((principal, i): Task => {
    const secret = stored[i];
    if (secret && !isOf(secret, owner)) throw notOurs(principal.secret, owner, secret);
    const [user = principal.name] = users[i] ?? [];
    const credentials = { username: user, password: secret?.data.password || newPassword() };
    const data = secretDataOf(access, credentials);
    const changed = <T>(diff: (user: string) => T, isAny: (changes: T) => boolean) =>
      new Map((users[i] ?? []).map((user) => [user, diff(user)] as const).filter(([, changes]) => isAny(changes)));
    const diffOf = (user: string) => diffGrants(grants.get(user) ?? [], principal.acls);
    return {
      desired: principal,
      existing: secret,
      data,
      writeSecret: !secret || !sameData(secret.data, data),
      setUser: !existing.has(user) || !secret || markOf(secret) !== appliedMark(user, credentials.password),
      quotas: changed(
        (user) => diffQuota(quotas.get(user) ?? {}, principal.quota ?? {}),
        ({ set, remove }) => Object.keys(set).length + remove.length > 0,
      ),
      missing: changed(
        (user) => diffOf(user).missing,
        (list) => list.length > 0,
      ),
      surplus: changed(
        (user) => diffOf(user).surplus,
        (list) => list.length > 0,
      ),
    };
  });
  return { changes: tasks.flatMap(describeTask), apply: () => apply(parts, owner, tasks) };
}

async function apply(parts: PrincipalParts, owner: OwnerId, tasks: readonly Task[]): Promise<void> {
  const merged = <T>(pick: (task: Task) => ReadonlyMap<string, T>) => new Map(tasks.flatMap((task) => [...pick(task)]));
  const [quotas, missing, surplus] = [merged((t) => t.quotas), merged((t) => t.missing), merged((t) => t.surplus)];
  const allow = async () => {
    // Before the grants, so that nothing is ever used without its limit.
    if (quotas.size > 0) await parts.quotas.change(quotas);
    // Adds before it removes, so that a change of grants interrupts nobody.
    if (missing.size > 0) await parts.grants.add(missing);
    if (surplus.size > 0) await parts.grants.remove(surplus);
  };
  await allDone([introduce(parts, owner, tasks), allow()]);
}

/**
 * Secrets first: a password that Kafka knows and nobody else would be lost. The mark is set after Kafka was told: if we
 * are interrupted in between, Kafka is told again.
 */
async function introduce({ secrets, users }: PrincipalParts, owner: OwnerId, tasks: readonly Task[]): Promise<void> {
  const written = await sideBySide(tasks, SECRETS_AT_ONCE, async (task) => {
    const { desired, existing, data, writeSecret, setUser } = task;
    const write = writeSecret || !existing;
    const secret = write ? await writeSecretOf(secrets, owner, desired.secret, existing, data) : existing;
    // Begun at once: it takes longer than the next Secret.
    return { secret, hashing: setUser ? users.hash(credentialsOf(secret)) : undefined };
  });
  const told = written.filter(({ hashing }) => hashing);
  if (told.length === 0) return;
  const hashed = await Promise.all(told.map(({ hashing }) => hashing));
  await users.setHashed(hashed.filter((one) => one !== undefined));
  const unmarked = told.map(({ secret }) => secret).filter((secret) => markOf(secret) !== markFor(secret));
  await sideBySide(unmarked, SECRETS_AT_ONCE, (secret) => {
    const annotations = { ...secret.metadata.annotations, [APPLIED_ANNOTATION]: markFor(secret) };
    return secrets.update({ ...secret, metadata: { ...secret.metadata, annotations } });
  });
}

async function writeSecretOf(
  secrets: StoredObjects,
  owner: OwnerId,
  name: string,
  existing: StoredObject | undefined,
  data: Task["data"],
): Promise<StoredObject> {
  if (existing) return await secrets.update({ ...existing, data });
  const annotations = { [OWNER_ANNOTATION]: formatOwner(owner) };
  const metadata = { namespace: owner.namespace, name, labels: MANAGED_BY, annotations };
  const created = await secrets.create({ metadata, data });
  if (!created) throw notOurs(name, owner, undefined);
  return created;
}

function describeTask({ desired, existing, writeSecret, setUser, quotas, missing, surplus }: Task): Change[] {
  const { name, secret } = desired;
  return [
    ...(writeSecret ? [secretChange(existing ? "update" : "create", secret)] : []),
    ...(setUser ? [{ action: "update", kind: "user", name, text: `user ${name}: set the password` } as const] : []),
    ...[...quotas].flatMap(([user, changes]) => describeQuota(user, changes)),
    ...[...missing].flatMap(([user, grants]) => grants.map((grant) => grantChange("create", user, grant))),
    ...[...surplus].flatMap(([user, grants]) => grants.map((grant) => grantChange("delete", user, grant))),
  ];
}

export const secretChange = (action: Change["action"], name: string): Change => ({
  action,
  kind: "secret",
  name,
  text: `secret ${name}: ${action}`,
});

export const grantChange = (action: "create" | "delete", user: string, grant: Grant): Change => ({
  action,
  kind: "grant",
  name: user,
  text: `user ${user}: ${action === "create" ? "grant" : "revoke"} ${describeGrant(grant)}`,
});

export const describeQuota = (user: string, { set, remove }: QuotaChanges): Change[] => [
  ...Object.entries(set).map(
    ([key, limit]): Change => ({
      action: "update",
      kind: "quota",
      name: user,
      text: `user ${user}: limit ${key} to ${limit}`,
    }),
  ),
  ...remove.map(
    (key): Change => ({ action: "delete", kind: "quota", name: user, text: `user ${user}: do not limit ${key}` }),
  ),
];

/** The one in the Secret, and the one before while that may be in use. */
function usersIn(secret: StoredObject | undefined, principal: string): string[] {
  const { user, former } = secret ? readCredentials(secret) : {};
  const own = usersOf(principal).filter((one) => one === user || one === former);
  // A Secret may have been another principal's.
  if (user === undefined || !own.includes(user)) return [principal];
  return [user, ...own.filter((one) => one !== user)];
}

const credentialsOf = ({ data }: StoredObject): Credentials => ({
  username: data.username ?? "",
  password: data.password ?? "",
});

const markOf = ({ metadata }: StoredObject): string | undefined => metadata.annotations?.[APPLIED_ANNOTATION];

const markFor = ({ data }: StoredObject): string => appliedMark(data.username ?? "", data.password ?? "");

function notOurs(secret: string, owner: OwnerId, existing: StoredObject | undefined): Refusal {
  const other = existing?.metadata.annotations?.[OWNER_ANNOTATION];
  return new Refusal(
    409,
    "HW-PROVISION-005",
    `The secret "${secret}" in namespace "${owner.namespace}" is there already and belongs to ${other ?? "someone else"}; it is left alone.`,
    ["Give one of the two another name, or delete the secret if nothing uses it."],
  );
}
