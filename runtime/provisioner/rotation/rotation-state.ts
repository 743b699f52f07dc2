import type { HeldPrincipal } from "../inventory";
import type { OwnerId } from "../ownership";
import type { StoredObject, StoredObjects } from "../stored-objects";
import { type Credentials, isOf, readCredentials } from "./credentials";
import { workloadOf } from "./users";
import type { Workload, Workloads } from "./workloads";

/** Where the credentials of a principal stand. */
export interface RotationState extends Credentials {
  readonly principal: string;
  /** What may still use the former user: names of pods, or in words. */
  readonly waitsFor: readonly string[];
}

export interface RotationSources {
  readonly secrets: StoredObjects;
  readonly workloads: Workloads;
}

/** Undefined while there are no credentials of the owner's. */
export async function readRotation(
  sources: RotationSources,
  owner: OwnerId,
  held: HeldPrincipal,
): Promise<RotationState | undefined> {
  const secret = await secretOf(sources, owner, held);
  if (!secret) return undefined;
  const credentials = readCredentials(secret);
  const state = { principal: held.name, ...credentials };
  if (credentials.former === undefined) return { ...state, waitsFor: [] };
  const all = await findWorkloads(sources, owner, held);
  return { ...state, waitsFor: await usingFormer(sources, all, credentials.issued) };
}

/** What may still use credentials from before these were issued. */
export async function usingFormer(
  { workloads }: RotationSources,
  all: readonly Workload[],
  issued: string,
): Promise<string[]> {
  if (all.length === 0) return ["the workload, which is not there"];
  const isToRollOut = all.some((workload) => workload.issued !== issued || !workload.observed);
  if (isToRollOut) return ["the rollout, which is about to begin"];
  return (await Promise.all(all.map((workload) => workloads.podsBefore(workload, issued)))).flat();
}

/** Empty if the name does not tell which it is, or it is not there. */
export async function findWorkloads(
  { workloads }: RotationSources,
  owner: OwnerId,
  held: HeldPrincipal,
): Promise<readonly Workload[]> {
  const name = workloadOf(held.name, owner);
  return name === undefined ? [] : await workloads.named(owner.namespace, name);
}

/** Undefined if there is none, or it is another owner's. */
export async function secretOf(
  { secrets }: RotationSources,
  owner: OwnerId,
  held: HeldPrincipal,
): Promise<StoredObject | undefined> {
  const secret = await secrets.get({ namespace: owner.namespace, name: held.secret });
  return secret && isOf(secret, owner) ? secret : undefined;
}
