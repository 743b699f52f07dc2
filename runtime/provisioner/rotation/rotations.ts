import { delay } from "../../shared/delay";
import type { Logger } from "../../shared/log";
import type { HeldPrincipal, Inventory } from "../inventory";
import type { KafkaAdministration } from "../kafka/administration";
import { Refusal } from "../outcome";
import { formatOwner, type OwnerId } from "../ownership";
import type { StoredObjects } from "../stored-objects";
import { isDue } from "./due";
import { kafkaUsersOf } from "./kafka-users";
import { Rotation } from "./rotation";
import { type RotationState, readRotation } from "./rotation-state";
import { workloadOf } from "./users";
import type { Workloads } from "./workloads";

/** How often the age of all credentials is looked at, give or take a fifth. */
const LOOK_EVERY_MS = 600_000;
/** How often it is looked whether a rollout has ended. Also how long a node has to take over a changed Secret. */
const ADVANCE_EVERY_MS = 2_000;
/** Workloads that are restarted at once because of their credentials' age. */
const AT_ONCE = 5;

/** Runs a task with Kafka, one at a time for an owner. */
export type Exclusively = <T>(owner: OwnerId, task: (kafka: KafkaAdministration) => Promise<T>) => Promise<T>;

export interface RotationsOptions {
  readonly secrets: StoredObjects;
  readonly workloads: Workloads;
  readonly inventory: Inventory;
  readonly exclusively: Exclusively;
  /** How old credentials may become. Milliseconds. */
  readonly lifetimeMs: number;
  readonly log: Logger;
}

interface Pending {
  readonly owner: OwnerId;
  readonly held: HeldPrincipal;
}

/** Rotates the credentials of all owners: those that somebody asks for, and those that have become old. */
export class Rotations {
  /** Under way. Only spares looking at everything: what is lost of it is found again in the Secrets. */
  private readonly pending = new Map<string, Pending>();
  private wake = new AbortController();

  constructor(private readonly options: RotationsOptions) {}

  /** Gives all of an owner's principals new credentials, unless that is under way. */
  async begin(owner: OwnerId): Promise<readonly RotationState[]> {
    const { principals } = await this.options.inventory.read(owner);
    for (const held of principals) await this.beginOne({ owner, held });
    this.wake.abort();
    return await this.read(owner);
  }

  /** Where the credentials of an owner's principals stand. */
  async read(owner: OwnerId): Promise<readonly RotationState[]> {
    const { principals } = await this.options.inventory.read(owner);
    const states = await Promise.all(principals.map((held) => readRotation(this.options, owner, held)));
    return states.filter((state) => state !== undefined);
  }

  /** Goes on until the signal aborts. */
  async run(stop: AbortSignal): Promise<void> {
    let lookAt = 0;
    while (!stop.aborted) {
      this.wake = new AbortController();
      if (performance.now() >= lookAt) {
        await this.attempt("Looking at the age of credentials failed", () => this.lookAtAll());
        lookAt = performance.now() + LOOK_EVERY_MS * (0.8 + 0.4 * Math.random());
      }
      if (this.pending.size === 0) {
        await delay(lookAt - performance.now(), AbortSignal.any([stop, this.wake.signal]));
        continue;
      }
      await delay(ADVANCE_EVERY_MS, stop);
      for (const pending of this.pending.values()) {
        await this.attempt(`Rotating the credentials of ${pending.held.name} failed`, () => this.advance(pending));
      }
    }
  }

  /** Takes up what is under way, and begins what is due. */
  private async lookAtAll(): Promise<void> {
    const { inventory } = this.options;
    for (const owner of await inventory.owners()) {
      for (const held of (await inventory.read(owner)).principals) {
        if (workloadOf(held.name, owner) === undefined) continue;
        await this.attempt(`${held.name} keeps its credentials`, () => this.lookAt({ owner, held }));
      }
    }
  }

  private async lookAt(pending: Pending): Promise<void> {
    const { owner, held } = pending;
    const state = await readRotation(this.options, owner, held);
    if (!state) return;
    if (state.former !== undefined) this.pending.set(keyOf(pending), pending);
    else if (state.begun) await this.beginOne(pending);
    else if (this.pending.size < AT_ONCE && isDue(held.name, state.issued, this.options.lifetimeMs, Date.now())) {
      await this.beginOne(pending);
    }
  }

  private async beginOne(pending: Pending): Promise<void> {
    const { owner, held } = pending;
    await this.step(pending, (rotation) => rotation.begin(owner, held));
    this.pending.set(keyOf(pending), pending);
    this.options.log.info("Rotating credentials", { owner: formatOwner(owner), principal: held.name });
  }

  private async advance(pending: Pending): Promise<void> {
    const { owner, held } = pending;
    if (await this.step(pending, (rotation) => rotation.advance(owner, held))) return;
    this.pending.delete(keyOf(pending));
    this.options.log.info("Rotated credentials", { owner: formatOwner(owner), principal: held.name });
  }

  private step<T>({ owner }: Pending, task: (rotation: Rotation) => Promise<T>): Promise<T> {
    const { secrets, workloads, exclusively } = this.options;
    return exclusively(owner, (kafka) => task(new Rotation({ secrets, workloads, users: kafkaUsersOf(kafka) })));
  }

  /** What fails now is tried again by itself. */
  private async attempt(failure: string, task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      this.options.log.warn(failure, error instanceof Refusal ? { reason: error.message } : { error });
    }
  }
}

const keyOf = ({ owner, held }: Pending): string => `${formatOwner(owner)} ${held.name}`;
