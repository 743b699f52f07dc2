import { type Access, type ForeignUse, foreignUsesOf, heldByOthers, missingConsent, type TopicRecord } from "./consent";
import type { DesiredState, DesiredTopic } from "./desired-state";
import type { Holdings } from "./inventory";
import { Refusal } from "./outcome";
import { OwnerQueue } from "./owner-queue";
import { formatOwner, type OwnerId, type TopicOwners } from "./ownership";
import type { NamespaceRecords, TopicRecords } from "./topic-records";

/** Both sides of a topic's use by other teams go through here, one at a time. */
const EVERYONE = "everyone";

/** What an owner asks for, where topics are concerned. */
export interface SharingRequest {
  readonly owner: OwnerId;
  readonly desired: DesiredState;
  /** What the owner holds until now: topics that are no longer desired are withdrawn as well. */
  readonly before: Holdings;
  readonly topics: TopicOwners;
}

/**
 * Lets teams use each other's topics as far as those allow it. Who holds grants is recorded before the grants are made
 * and forgotten after they are gone, so that no topic is withdrawn from somebody who still uses it.
 */
export class Sharing {
  private readonly queue = new OwnerQueue();

  constructor(private readonly records: TopicRecords) {}

  /**
   * What `admit` refuses, without recording anything.
   * @throws Refusal HW-PROVISION-010 if it may not use a topic, HW-PROVISION-011 if others still use one it withdraws
   */
  async check(request: SharingRequest): Promise<void> {
    if (concernedIn(request).length > 0) await this.examine(request);
  }

  /**
   * Records the owner's topics, and its use of other teams' topics.
   * @param commit called once nothing is refused, before anything is recorded here
   * @throws Refusal as `check`
   */
  admit(request: SharingRequest, commit: () => Promise<void>): Promise<void> {
    const { owner, desired, topics } = request;
    if (concernedIn(request).length === 0) return commit();
    return this.queue.run(EVERYONE, async () => {
      const { spaces, dropped } = await this.examine(request);
      await commit();
      for (const topic of desired.topics) spaces.declare(topic, owner.name);
      for (const topic of dropped) spaces.drop(topic);
      for (const use of foreignUsesOf(desired, owner, topics)) {
        spaces.change(use, (holders) => [...new Set([...holders, formatOwner(owner)])].sort());
      }
      await spaces.write();
    });
  }

  /** The owner's grants for these uses are gone. */
  release(owner: OwnerId, topics: TopicOwners, uses: readonly ForeignUse[]): Promise<void> {
    return this.edit(topicsOf(uses), topics, (spaces) => {
      for (const use of uses) {
        spaces.change(use, (holders) => holders.filter((holder) => holder !== formatOwner(owner)));
      }
    });
  }

  /** The owner is gone and leaves these topics behind. */
  leave(owner: OwnerId, topics: TopicOwners, names: readonly string[]): Promise<void> {
    return this.edit(names, topics, (spaces) => spaces.leave(names, owner.name));
  }

  /** The topics are gone. */
  forget(topics: TopicOwners, names: readonly string[]): Promise<void> {
    return this.edit(names, topics, (spaces) => {
      for (const name of names) spaces.drop(name);
    });
  }

  /** What is known of these topics. */
  async read(topics: TopicOwners, names: readonly string[]): Promise<ReadonlyMap<string, TopicRecord>> {
    const spaces = await this.readSpaces(names, topics);
    return new Map(names.map((name) => [name, spaces.get(name)] as const).filter(isKnown));
  }

  private edit(names: readonly string[], topics: TopicOwners, change: (spaces: Spaces) => void): Promise<void> {
    if (names.length === 0) return Promise.resolve();
    return this.queue.run(EVERYONE, async () => {
      const spaces = await this.readSpaces(names, topics);
      change(spaces);
      await spaces.write();
    });
  }

  private async examine(request: SharingRequest) {
    const { owner, desired, before, topics } = request;
    const declared = new Set(desired.topics.map(({ name }) => name));
    const spaces = await this.readSpaces(concernedIn(request), topics);
    // One that another owner of the team declares by now is that owner's.
    const isOurs = (topic: string) => spaces.get(topic)?.owner === owner.name;
    const dropped = before.topics.filter((topic) => !declared.has(topic) && isOurs(topic));
    refuse(
      403,
      "HW-PROVISION-010",
      `Team "${owner.namespace}" may use topics of other teams only as far as those allow it.`,
      missingConsent(desired, owner, topics, (topic) => spaces.get(topic)),
    );
    refuse(409, "HW-PROVISION-011", "Topics that other teams use can't be withdrawn from them.", [
      ...desired.topics.flatMap((topic) => spaces.heldAgainst(topic.name, audiencesOf(topic))),
      ...dropped.flatMap((topic) => spaces.heldAgainst(topic, audiencesOf({}))),
    ]);
    return { spaces, dropped };
  }

  private async readSpaces(names: readonly string[], topics: TopicOwners): Promise<Spaces> {
    const namespaces = new Set(
      names.map((name) => topics.namespaceOf(name)).filter((namespace) => namespace !== undefined),
    );
    const read = await Promise.all(
      [...namespaces].map(async (namespace) => [namespace, await this.records.read(namespace)] as const),
    );
    return new Spaces(this.records, topics, new Map(read));
  }
}

/** The records of some namespaces' topics, and changes that are still to be written. */
class Spaces {
  private readonly topics: Map<string, TopicRecord>;

  constructor(
    private readonly records: TopicRecords,
    private readonly owners: TopicOwners,
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

  leave(topics: readonly string[], owner: string): void {
    for (const topic of topics) {
      const record = this.topics.get(topic);
      if (record?.owner === owner) this.topics.set(topic, { ...record, left: true });
    }
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
      const mine = [...this.topics].filter(([topic]) => this.owners.namespaceOf(topic) === namespace);
      await this.records.write(namespace, read, new Map(mine));
    }
  }
}

const HOLDERS = { read: "readBy", write: "writtenBy" } as const satisfies Record<Access, keyof TopicRecord>;

const isKnown = (entry: readonly [string, TopicRecord | undefined]): entry is [string, TopicRecord] =>
  entry[1] !== undefined;

const concernedIn = ({ owner, desired, before, topics }: SharingRequest): string[] => [
  ...desired.topics.map(({ name }) => name),
  ...before.topics,
  ...topicsOf(foreignUsesOf(desired, owner, topics)),
];

const topicsOf = (uses: readonly ForeignUse[]): string[] => uses.map(({ topic }) => topic);

const audiencesOf = ({ visibility = "team", writers = "team" }: Pick<DesiredTopic, "visibility" | "writers">) => ({
  visibility,
  writers,
});

function refuse(status: number, code: string, message: string, details: readonly string[]): void {
  if (details.length > 0) throw new Refusal(status, code, message, details);
}
