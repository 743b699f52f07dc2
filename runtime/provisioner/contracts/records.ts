import type { DeclaredContract, TopicReader } from "../../shared/contracts/terms";
import { formatOwner, type OwnerId } from "../ownership";
import { MANAGED_BY, type ObjectName, type StoredObjects, sameData, WriteConflict } from "../stored-objects";
import { SubjectClaims } from "./subject-claims";

/** What is known of a topic's contract, whoever asks. */
export interface TopicEntry {
  /** As last declared; undefined before. */
  readonly declared?: DeclaredContract;
  /** Owners, as "namespace/name", whose workloads read the topic. */
  readonly readers: readonly string[];
}

export const sameReader = (a: TopicReader, b: TopicReader): boolean =>
  a.topic === b.topic &&
  a.workload === b.workload &&
  a.format === b.format &&
  a.schema === b.schema &&
  a.message === b.message;

const NO_ENTRY: TopicEntry = { readers: [] };

/**
 * Remembers what the registry can't tell: which subject a topic has, and who reads it with what. What an owner reads
 * with is in a ConfigMap of its own, as large as its release allows it to be; those of topics only point to it.
 */
export class ContractRecords {
  readonly claims: SubjectClaims;

  constructor(
    private readonly namespace: string,
    private readonly configMaps: StoredObjects,
  ) {
    this.claims = new SubjectClaims(namespace, configMaps);
  }

  /** @param owner "namespace/name" */
  async readersOf(owner: string): Promise<readonly TopicReader[]> {
    const stored = await this.configMaps.get(this.readsName(owner));
    return Object.entries(stored?.data ?? {}).flatMap(([topic, text]) =>
      (JSON.parse(text) as Omit<TopicReader, "topic">[]).map((reader) => ({ topic, ...reader })),
    );
  }

  /** Replaces what the owner's workloads read with. */
  async writeReaders(owner: OwnerId, readers: readonly TopicReader[]): Promise<void> {
    const topics = new Set(readers.map(({ topic }) => topic));
    const withoutTopic = ({ topic: _, ...reader }: TopicReader) => reader;
    const data = [...topics].map((topic) => {
      const its = readers.filter((reader) => reader.topic === topic).map(withoutTopic);
      return [topic, JSON.stringify(its)] as const;
    });
    await this.write(this.readsName(formatOwner(owner)), Object.fromEntries(data), {});
  }

  /** Only of topics that something is known of. */
  async entries(topics: readonly string[]): Promise<ReadonlyMap<string, TopicEntry>> {
    const names = [...new Set(topics.map(groupOf))].map((group) => this.entriesName(group));
    const stored = await Promise.all(names.map((name) => this.configMaps.get(name)));
    const data = new Map(stored.flatMap((object) => Object.entries(object?.data ?? {})));
    return new Map(topics.filter((topic) => data.has(topic)).map((topic) => [topic, parse(data.get(topic))]));
  }

  async changeEntries(topics: ReadonlySet<string>, change: (topic: string, entry: TopicEntry) => TopicEntry) {
    for (const group of new Set([...topics].map(groupOf))) {
      const name = this.entriesName(group);
      const data = new Map(Object.entries((await this.configMaps.get(name))?.data ?? {}));
      for (const topic of topics) {
        if (groupOf(topic) !== group) continue;
        const entry = change(topic, parse(data.get(topic)));
        if (entry.declared || entry.readers.length > 0) data.set(topic, JSON.stringify(entry));
        else data.delete(topic);
      }
      // Topics outlive their owners, and so does what is known of their contracts.
      await this.write(name, Object.fromEntries(data), { "headwater.dev/retain": "true" });
    }
  }

  private async write(
    name: ObjectName,
    data: Readonly<Record<string, string>>,
    annotations: Readonly<Record<string, string>>,
  ): Promise<void> {
    const existing = await this.configMaps.get(name);
    const isEmpty = Object.keys(data).length === 0;
    if (existing && isEmpty) await this.configMaps.delete(name);
    else if (existing && !sameData(existing.data, data)) await this.configMaps.update({ ...existing, data });
    else if (!existing && !isEmpty) {
      const created = await this.configMaps.create({ metadata: { ...name, labels: MANAGED_BY, annotations }, data });
      if (!created) throw new WriteConflict(`ConfigMap ${name.namespace}/${name.name} was made meanwhile`);
    }
  }

  private readsName(owner: string): ObjectName {
    return { namespace: this.namespace, name: `reads.${owner.replace("/", ".")}` };
  }

  private entriesName(group: string): ObjectName {
    return { namespace: this.namespace, name: group === "" ? "contracts" : `contracts.${group}` };
  }
}

const parse = (text: string | undefined): TopicEntry =>
  text === undefined ? NO_ENTRY : (JSON.parse(text) as TopicEntry);

/** A team's topics are kept together: a ConfigMap holds 1 MiB. */
const groupOf = (topic: string): string => /^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)\./.exec(topic)?.[1] ?? "";
