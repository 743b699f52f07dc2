import type { HeldPrincipal } from "../inventory";
import { Refusal } from "../outcome";
import type { OwnerId } from "../ownership";
import { newPassword } from "../platform-secrets";
import { readCredentials, settled, switched, begun as withBegun } from "./credentials";
import { findWorkloads, type RotationSources, secretOf, usingFormer } from "./rotation-state";
import { nextUser } from "./users";

/** What rotating asks of Kafka. Both can be repeated, and interrupted anywhere. */
export interface KafkaUsers {
  /** Makes `to` a user with this password, and with exactly the rights and limits that `from` has. */
  copy(from: string, to: string, password: string): Promise<void>;
  /** Takes the user with its rights and limits away, if there is one. */
  remove(user: string): Promise<void>;
}

export interface RotationOptions extends RotationSources {
  readonly users: KafkaUsers;
  readonly now?: () => Date;
}

/**
 * Replaces a principal's credentials while they are in use. The other of its two users gets a new password and the same
 * rights and goes into the Secret; the workload's pods are replaced; when none is left that may know the former user,
 * that one is deleted. All that is remembered is in the Secret's annotations, so each step finds where the last one
 * stopped. One step at a time for an owner.
 */
export class Rotation {
  constructor(private readonly options: RotationOptions) {}

  /**
   * Gives the principal new credentials, unless that is under way.
   * @throws Refusal HW-PROVISION-020 if nobody could tell when the former ones are not used any more
   */
  async begin(owner: OwnerId, held: HeldPrincipal): Promise<void> {
    const { secrets, users, now = () => new Date() } = this.options;
    let secret = await secretOf(this.options, owner, held);
    if (!secret) return;
    const { user, former, begun } = readCredentials(secret);
    if (former !== undefined) return;
    if ((await findWorkloads(this.options, owner, held)).length === 0) throw unknownWorkload(owner, held);
    if (!begun) secret = await secrets.update(withBegun(secret));
    const other = nextUser(held.name, user);
    const password = newPassword();
    await users.copy(user, other, password);
    // Until this is written nobody knows the other user, and the next try gives it another password.
    await secrets.update(switched(secret, other, password, now().toISOString()));
  }

  /** Does what can be done now of a rotation that is under way. @returns whether there is more to do */
  async advance(owner: OwnerId, held: HeldPrincipal): Promise<boolean> {
    const { secrets, users, workloads } = this.options;
    const secret = await secretOf(this.options, owner, held);
    if (!secret) return false;
    const { former, issued } = readCredentials(secret);
    if (former === undefined) return false;
    const all = await findWorkloads(this.options, owner, held);
    const before = all.filter((workload) => workload.issued !== issued);
    for (const workload of before) await workloads.restart(workload, issued);
    if (before.length === 0 && (await usingFormer(this.options, all, issued)).length === 0) {
      await users.remove(former);
      await secrets.update(settled(secret));
      return false;
    }
    return true;
  }
}

const unknownWorkload = ({ namespace }: OwnerId, { name }: HeldPrincipal): Refusal =>
  new Refusal(
    409,
    "HW-PROVISION-020",
    `Namespace "${namespace}" has no Deployment, StatefulSet, ScaledJob or Configuration that principal "${name}" is named after, so nobody could tell when its former credentials are not used any more.`,
    ["Deploy the workload first. Credentials that something else uses are not rotated."],
  );
