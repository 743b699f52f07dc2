import type { Audience, DesiredState } from "./desired-state";
import type { OwnerId, TopicOwners } from "./ownership";

/** What is known of a topic, whoever asks. */
export interface TopicRecord {
  /** Name of its owner, in the topic's namespace. */
  readonly owner: string;
  readonly visibility: Audience;
  readonly writers: Audience;
  /** Owners of other teams, as "namespace/name", that hold grants to read, or may. */
  readonly readBy: readonly string[];
  readonly writtenBy: readonly string[];
  /** Its owner is gone and has left it behind. */
  readonly left?: boolean;
}

export type Access = "read" | "write";

/** Another team's topic that an owner's principals are to use. */
export interface ForeignUse {
  readonly topic: string;
  readonly access: Access;
}

interface ForeignGrant {
  readonly principal: string;
  readonly topic: string;
  readonly operations: ReadonlySet<string>;
}

/** What other teams can allow; all else is for the owner alone. */
const SHAREABLE = new Set(["READ", "WRITE", "DESCRIBE"]);

/** The topics of other teams that the state's principals are to use. */
export function foreignUsesOf(state: DesiredState, owner: OwnerId, topics: TopicOwners): ForeignUse[] {
  const uses = foreignGrants(state, owner, topics).flatMap(({ topic, operations }) => {
    const access: Access[] = operations.has("WRITE") ? ["write"] : [];
    // Whoever may do no more than describe it learns as much as a reader who has not begun.
    if (operations.has("READ") || access.length === 0) access.push("read");
    return access.map((one) => ({ topic, access: one }));
  });
  return [...new Map(uses.map((use) => [describeUse(use), use])).values()];
}

export const describeUse = ({ topic, access }: ForeignUse): string => `${access} ${topic}`;

/** Why principals may not use other teams' topics as desired, and what the topics' owners would have to declare. */
export function missingConsent(
  state: DesiredState,
  owner: OwnerId,
  topics: TopicOwners,
  recordOf: (topic: string) => TopicRecord | undefined,
): string[] {
  return foreignGrants(state, owner, topics).flatMap(({ principal, topic, operations }) => {
    const record = recordOf(topic);
    const wanted = [...operations];
    const ownersPart = record
      ? `it belongs to ${topics.namespaceOf(topic)}/${record.owner}, which would have to declare`
      : `no owner in namespace "${topics.namespaceOf(topic)}" has declared it; that comes first, with`;
    const unless = (allowed: boolean, refused: readonly string[], reason: string) =>
      allowed || refused.length === 0 ? [] : [`${principal} may not ${refused.join(", ")} topic "${topic}": ${reason}`];
    return [
      ...unless(
        false,
        wanted.filter((one) => !SHAREABLE.has(one)),
        `other teams can be allowed ${[...SHAREABLE].join(", ")} only`,
      ),
      ...unless(
        record?.visibility === "platform",
        wanted.filter((one) => one === "READ" || (one === "DESCRIBE" && !operations.has("WRITE"))),
        `${ownersPart} visibility "platform"`,
      ),
      ...unless(
        record?.writers === "platform",
        wanted.filter((one) => one === "WRITE"),
        `${ownersPart} writers "platform"`,
      ),
    ];
  });
}

/** Why a topic can't be for its team alone from now on: others use it. One line each. */
export function heldByOthers(topic: string, record: TopicRecord, wanted: Pick<TopicRecord, "visibility" | "writers">) {
  const held = (setting: Audience, holders: readonly string[], use: string, name: string) =>
    setting === "team" && holders.length > 0
      ? [
          `topic "${topic}" is ${use} by ${holders.join(", ")}: they have to give that up first, or it keeps ${name} "platform"`,
        ]
      : [];
  return [
    ...held(wanted.visibility, record.readBy, "read", "visibility"),
    ...held(wanted.writers, record.writtenBy, "written", "writers"),
  ];
}

/** Grants on one topic of another team, those of one principal together. Patterns and other resources are never shared. */
function foreignGrants({ principals }: DesiredState, owner: OwnerId, topics: TopicOwners): ForeignGrant[] {
  return principals.flatMap(({ name: principal, acls }) => {
    const byTopic = new Map<string, Set<string>>();
    for (const { resource, name, pattern, operations } of acls) {
      if (resource !== "topic" || pattern !== "literal" || topics.isOf(name, owner)) continue;
      byTopic.set(name, new Set([...(byTopic.get(name) ?? []), ...operations]));
    }
    return [...byTopic].map(([topic, operations]) => ({ principal, topic, operations }));
  });
}
