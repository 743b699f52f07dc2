import type { Intent } from "../intents";
import type { SchemaIntent } from "../intents/contract";
import type { DurableIntent } from "../intents/durable";
import type { GroupIntent } from "../intents/group";
import type { PrincipalIntent } from "../intents/principal";
import type { TombstoneIntent } from "../intents/tombstone";
import type { TopicIntent } from "../intents/topic";
import type { EnvVar, Job } from "../kubernetes/objects";
import { type Engine, type Owner, ofKind } from "./engine";
import { hookJob } from "./hook-job";

/** What an owner asks of the provisioner. What is empty and optional is left out. */
export interface DesiredState {
  readonly topics: readonly Omit<TopicIntent, "kind">[];
  readonly principals: readonly Omit<PrincipalIntent, "kind">[];
  readonly groups?: readonly Omit<GroupIntent, "kind">[];
  readonly readers?: readonly DesiredReader[];
  /** The version of a durable function that is to take new calls. */
  readonly durable?: Omit<DurableIntent, "kind">;
  readonly tombstones?: Omit<TombstoneIntent, "kind">;
}

export interface DesiredReader extends SchemaIntent {
  readonly topic: string;
  readonly workload: string;
}

/** What Kafka and the registry hold, whichever they are, through the platform's provisioner. */
export const provisioning: Engine = {
  name: "provisioning",
  handles: ["topic", "principal", "group", "reader", "tombstone", "durable"],
  render: renderProvisioning,
};

/**
 * Objects that hand an owner's desired state to the provisioner: a Job before install and upgrade waits for
 * the verdict, so nothing of the release starts without its topics and credentials; one before delete revokes them.
 */
function renderProvisioning(intents: readonly Intent[], owner: Owner): Job[] {
  const desired = desiredState(intents);
  const { topics, principals, durable, tombstones } = desired;
  if (topics.length + principals.length === 0 && !tombstones && !durable) return [];
  return [
    expandJob(intents, owner),
    // Restate asks the function itself what it is, so it runs before it is registered.
    ...(durable
      ? [
          hookJob({
            owner,
            verb: "register",
            at: "post-install,post-upgrade",
            env: [desiredEnv({ topics: [], principals: [], durable })],
          }),
        ]
      : []),
    // Topics outlive their owner; its rights are revoked, and it is noted that nobody declares the topics any more.
    ...(topics.length + principals.length > 0 || durable
      ? [
          hookJob({
            owner,
            verb: "contract",
            at: "pre-delete",
            env: [desiredEnv({ topics: topics.map(withoutContract), principals, ...(durable ? { durable } : {}) })],
          }),
        ]
      : []),
  ];
}

/**
 * Only the Job before install and upgrade.
 * @param deadline seconds; default that of hooks
 */
export const expandJob = (intents: readonly Intent[], owner: Owner, deadline?: number): Job =>
  hookJob({
    owner,
    verb: "expand",
    at: "pre-install,pre-upgrade",
    env: [desiredEnv(desiredState(intents))],
    ...(deadline === undefined ? {} : { deadline }),
  });

const withoutContract = ({ contract: _, ...topic }: DesiredState["topics"][number]) => topic;

const desiredEnv = (desired: DesiredState): EnvVar => ({
  name: "HEADWATER_DESIRED",
  value: JSON.stringify(desired, null, 2),
});

function desiredState(intents: readonly Intent[]): DesiredState {
  const groups = ofKind(intents, "group").map(({ kind: _, ...group }) => group);
  const readers = ofKind(intents, "reader").map(({ topic, workload, contract }) => ({ topic, workload, ...contract }));
  const tombstones = ofKind(intents, "tombstone");
  const [durable] = ofKind(intents, "durable").map(({ kind: _, ...each }) => each);
  return {
    topics: ofKind(intents, "topic").map(({ kind: _, ...topic }) => topic),
    principals: ofKind(intents, "principal").map(({ kind: _, ...principal }) => principal),
    ...(groups.length > 0 ? { groups } : {}),
    ...(readers.length > 0 ? { readers } : {}),
    ...(durable ? { durable } : {}),
    ...(tombstones.length > 0
      ? {
          tombstones: {
            topics: tombstones.flatMap(({ topics }) => topics),
            groups: tombstones.flatMap(({ groups }) => groups),
          },
        }
      : {}),
  };
}
