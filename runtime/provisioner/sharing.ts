import { type Access, type ForeignUse, foreignUsesOf, heldByOthers, missingConsent, type TopicRecord } from "./consent";
import type { DesiredState, DesiredTopic } from "./desired-state";
import type { Holdings } from "./inventory";
import { Refusal } from "./outcome";
import { OwnerQueue } from "./owner-queue";
import { formatOwner, namespaceOf, type OwnerId } from "./ownership";
import type { NamespaceRecords, TopicRecords } from "./topic-records";

/** Both sides of a topic's use by other teams go through here, one at a time. */
const EVERYONE = "everyone";

/**
 * Lets teams use each other's topics as far as those allow it. Who holds grants is recorded before the grants are made
 * and forgotten after they are gone, so that no topic is withdrawn from somebody who still uses it.
 */
export class Sharing {
  private readonly queue = new OwnerQueue();

  constructor(private readonly records: TopicRecords) {}

  /**
   * Records the owner's topics, and its use of other teams' topics.
   * @param before what the owner holds until now: topics that are no longer desired are withdrawn as well
   * @param commit called once nothing is refused, before anything is recorded here
   * @throws Refusal HW-PROVISION-010 if it may not use a topic, HW-PROVISION-011 if others still use one it withdraws
   */
  admit(owner: OwnerId, desired: DesiredState, before: Holdings, commit: () => Promise<void>): Promise<void> {
    const uses = foreignUsesOf(desired, owner);
    const declared = desired.topics.map(({ name }) => name);
    const concerned = [...declared, ...before.topics, ...topicsOf(uses)];
    if (concerned.length === 0) return commit();
    return this.queue.run(EVERYONE, async () => {
      const spaces = await this.readSpaces(concerned);
      // One that another owner of the team declares by now is that owner's.
      const isOurs = (topic: string) => spaces.get(topic)?.owner === owner.name;
      const dropped = before.topics.filter((topic) => !declared.includes(topic) && isOurs(topic));
      refuse(
        403,
        "HW-PROVISION-010",
        `Team "${owner.namespace}" may use topics of other teams only as far as those allow it.`,
        missingConsent(desired, owner, (topic) => spaces.get(topic)),
      );
      refuse(409, "HW-PROVISION-011", "Topics that other teams use can't be withdrawn from them.", [
        ...desired.topics.flatMap((topic) => spaces.heldAgainst(topic.name, audiencesOf(topic))),
        ...dropped.flatMap((topic) => spaces.heldAgainst(topic, audiencesOf({}))),
      ]);
      await commit();
      for (const topic of desired.topics) spaces.declare(topic, owner.name);
      for (const topic of dropped) spaces.drop(topic);
      for (const use of uses) spaces.change(use, (holders) => [...new Set([...holders, formatOwner(owner)])].sort());
      await spaces.write();
    });
  }

  /** The owner's grants for these uses are gone. */
  release(owner: OwnerId, uses: readonly ForeignUse[]): Promise<void> {
    if (uses.length === 0) return Promise.resolve();
    return this.queue.run(EVERYONE, async () => {
      const spaces = await this.readSpaces(topicsOf(uses));
      for (const use of uses)
        spaces.change(use, (holders) => holders.filter((holder) => holder !== formatOwner(owner)));
      await spaces.write();
    });
  }

  private async readSpaces(topics: readonly string[]): Promise<Spaces> {
    const namespaces = new Set(topics.map(namespaceOf).filter((namespace) => namespace !== undefined));
    const read = await Promise.all(
      [...namespaces].map(async (namespace) => [namespace, await this.records.read(namespace)] as const),
    );
    return new Spaces(this.records, new Map(read));
  }
}

/** The records of some namespaces' topics, and changes that are still to be written. */
class Spaces {
  private readonly topics: Map<string, TopicRecord>;

  constructor(
    private readonly records: TopicRecords,
    private readonly read: ReadonlyMap<string, NamespaceRecords>,
  ) {
    this.topics = new Map([...read.values()].flatMap(({ topics }) => [...topics]));
  }

  get(topic: string): TopicRecord | undefined {
    return this.topics.get(topic);
  }

  heldAgainst(topic: string, wanted: ReturnType<typeof audiencesOf>): string[] {
    const record = this.topics.get(topic);
    return record ? heldByOthers(topic, record, wanted) : [];
  }

  declare(topic: DesiredTopic, owner: string): void {
    const { readBy, writtenBy } = this.topics.get(topic.name) ?? { readBy: [], writtenBy: [] };
    this.topics.set(topic.name, { owner, ...audiencesOf(topic), readBy, writtenBy });
  }

  drop(topic: string): void {
    this.topics.delete(topic);
  }

  change({ topic, access }: ForeignUse, change: (holders: readonly string[]) => readonly string[]): void {
    const record = this.topics.get(topic);
    const field = HOLDERS[access];
    if (record) this.topics.set(topic, { ...record, [field]: change(record[field]) });
  }

  async write(): Promise<void> {
    for (const [namespace, read] of this.read) {
      const mine = [...this.topics].filter(([topic]) => namespaceOf(topic) === namespace);
      await this.records.write(namespace, read, new Map(mine));
    }
  }
}

const HOLDERS = { read: "readBy", write: "writtenBy" } as const satisfies Record<Access, keyof TopicRecord>;

const topicsOf = (uses: readonly ForeignUse[]): string[] => uses.map(({ topic }) => topic);

const audiencesOf = ({ visibility = "team", writers = "team" }: Pick<DesiredTopic, "visibility" | "writers">) => ({
  visibility,
  writers,
});

function refuse(status: number, code: string, message: string, details: readonly string[]): void {
  if (details.length > 0) throw new Refusal(status, code, message, details);
}
