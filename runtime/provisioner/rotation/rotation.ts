import type { HeldPrincipal } from "../inventory";
import { Refusal } from "../outcome";
import type { OwnerId } from "../ownership";
import { newPassword } from "../platform-secrets";
import type { StoredObject, StoredObjects } from "../stored-objects";
import { type Credentials, isOf, readCredentials, settled, switched } from "./credentials";
import { nextUser, workloadOf } from "./users";
import type { Workload, Workloads } from "./workloads";

/** What rotating asks of Kafka. Both can be repeated, and interrupted anywhere. */
export interface KafkaUsers {
  /** Makes `to` a user with this password, and with exactly the rights and limits that `from` has. */
  copy(from: string, to: string, password: string): Promise<void>;
  /** Takes the user with its rights and limits away, if there is one. */
  remove(user: string): Promise<void>;
}

export interface RotationOptions {
  readonly secrets: StoredObjects;
  readonly workloads: Workloads;
  readonly users: KafkaUsers;
  readonly now?: () => Date;
}

/** Where the credentials of a principal stand. */
export interface RotationState extends Credentials {
  readonly principal: string;
  /** What may still use the former user: names of pods, or in words. */
  readonly waitsFor: readonly string[];
}

/**
 * Replaces a principal's credentials while they are in use. The other of its two users gets a new password and the same
 * rights and goes into the Secret; the workload's pods are replaced; when none is left that may know the former user,
 * that one is deleted. All that is remembered is in the Secret's annotations, so each step finds where the last one
 * stopped. One step at a time for an owner.
 */
export class Rotation {
  private readonly now: () => Date;

  constructor(private readonly options: RotationOptions) {
    this.now = options.now ?? (() => new Date());
  }

  /** Undefined while there are no credentials of the owner's. */
  async read(owner: OwnerId, held: HeldPrincipal): Promise<RotationState | undefined> {
    const secret = await this.secretOf(owner, held);
    if (!secret) return undefined;
    const credentials = readCredentials(secret);
    if (credentials.former === undefined) return { principal: held.name, ...credentials, waitsFor: [] };
    const workload = await this.workloadOf(owner, held);
    return { principal: held.name, ...credentials, waitsFor: await this.usersOfFormer(workload, credentials.issued) };
  }

  /**
   * Gives the principal new credentials, unless that is under way.
   * @throws Refusal HW-PROVISION-020 if nobody could tell when the former ones are not used any more
   */
  async begin(owner: OwnerId, held: HeldPrincipal): Promise<void> {
    const secret = await this.secretOf(owner, held);
    if (!secret) return;
    const { user, former } = readCredentials(secret);
    if (former !== undefined) return;
    if (!(await this.workloadOf(owner, held))) throw unknownWorkload(owner, held);
    const other = nextUser(held.name, user);
    const password = newPassword();
    await this.options.users.copy(user, other, password);
    // Until this is written nobody knows the other user, and the next try gives it another password.
    await this.options.secrets.update(switched(secret, other, password, this.now().toISOString()));
  }

  /** Does what can be done now of a rotation that is under way. @returns whether there is more to do */
  async advance(owner: OwnerId, held: HeldPrincipal): Promise<boolean> {
    const { secrets, users, workloads } = this.options;
    const secret = await this.secretOf(owner, held);
    if (!secret) return false;
    const { former, issued } = readCredentials(secret);
    if (former === undefined) return false;
    const workload = await this.workloadOf(owner, held);
    if (workload && workload.issued !== issued) await workloads.restart(workload, issued);
    else if ((await this.usersOfFormer(workload, issued)).length === 0) {
      await users.remove(former);
      await secrets.update(settled(secret));
      return false;
    }
    return true;
  }

  /** What may still use the former credentials. */
  private async usersOfFormer(workload: Workload | undefined, issued: string): Promise<string[]> {
    if (!workload) return ["the workload, which is not there"];
    if (workload.issued !== issued || !workload.observed) return ["the rollout, which is about to begin"];
    return await this.options.workloads.podsBefore(workload, issued);
  }

  private async workloadOf(owner: OwnerId, held: HeldPrincipal): Promise<Workload | undefined> {
    const name = workloadOf(held.name, owner);
    return name === undefined ? undefined : await this.options.workloads.find(owner.namespace, name);
  }

  private async secretOf(owner: OwnerId, held: HeldPrincipal): Promise<StoredObject | undefined> {
    const secret = await this.options.secrets.get({ namespace: owner.namespace, name: held.secret });
    return secret && isOf(secret, owner) ? secret : undefined;
  }
}

const unknownWorkload = ({ namespace }: OwnerId, { name }: HeldPrincipal): Refusal =>
  new Refusal(
    409,
    "HW-PROVISION-020",
    `Namespace "${namespace}" has no Deployment and no StatefulSet that principal "${name}" is named after, so nobody could tell when its former credentials are not used any more.`,
    ["Deploy the workload first. Credentials that something else uses are not rotated."],
  );
