import type { KubernetesObject } from "../../constructs/engines/engine";
import type { Change } from "../../runtime/provisioner/plan";
import type { KubernetesClient } from "../kubernetes/client";
import { envOf } from "../kubernetes/pod-template";
import { type OwnerName, ProvisionerClient, Refused } from "../provisioner/client";

export interface ProvisionerDiff {
  readonly changes: readonly Change[];
  /** Why it would refuse; then nothing would change. */
  readonly refused?: { readonly code: string; readonly message: string; readonly details: readonly string[] };
}

/** What a release's hook will ask of the provisioner. */
export interface HookRequest {
  readonly owner: OwnerName;
  readonly platformNamespace: string;
  /** JSON. */
  readonly desired: string;
}

export const isHook = ({ metadata }: KubernetesObject): boolean => metadata.annotations?.["helm.sh/hook"] !== undefined;

/** Undefined for an object that is no hook before an install. */
export function hookRequest(object: KubernetesObject): HookRequest | undefined {
  if (!object.metadata.annotations?.["helm.sh/hook"]?.includes("pre-install")) return undefined;
  const {
    HEADWATER_OWNER: owner,
    HEADWATER_PLATFORM_NAMESPACE: platformNamespace,
    HEADWATER_DESIRED: desired,
  } = envOf(object);
  if (!owner || !platformNamespace || !desired) return undefined;
  return { owner: owner as OwnerName, platformNamespace, desired };
}

/** Asks the provisioners of the platforms what they would do; nothing is changed. Make it, use it, close it. */
export class ProvisionerDiffs {
  private readonly clients = new Map<string, Promise<ProvisionerClient | undefined>>();

  constructor(private readonly kubernetes: KubernetesClient) {}

  async of({ owner, platformNamespace, desired }: HookRequest): Promise<ProvisionerDiff> {
    const provisioner = await this.client(platformNamespace);
    try {
      const answer = await provisioner?.ask<ProvisionerDiff>(owner, "expand?dryRun=true", desired);
      return { changes: answer?.changes ?? allNew(desired) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { code, message, details } = error;
      return { changes: [], refused: { code, message, details } };
    }
  }

  async close(): Promise<void> {
    for (const client of this.clients.values()) (await client.catch(() => undefined))?.close();
  }

  private client(namespace: string): Promise<ProvisionerClient | undefined> {
    const known = this.clients.get(namespace) ?? ProvisionerClient.connect(this.kubernetes, namespace);
    this.clients.set(namespace, known);
    return known;
  }
}

/** Before the platform or the team is deployed there is nobody to ask, and nothing that could be there. */
function allNew(desired: string): Change[] {
  const { topics = [], principals = [] } = JSON.parse(desired) as Record<string, { name: string }[]>;
  const made =
    (kind: Change["kind"]) =>
    ({ name }: { name: string }) =>
      ({ action: "create", kind, name, text: `${kind} ${name}: create` }) as const;
  return [...topics.map(made("topic")), ...principals.map(made("user"))];
}
