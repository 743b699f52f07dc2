import type { TopicRecord } from "./consent";
import { MANAGED_BY, type StoredObject, type StoredObjects, sameData } from "./stored-objects";

/** The records of one namespace's topics, as read. */
export interface NamespaceRecords {
  readonly topics: ReadonlyMap<string, TopicRecord>;
  readonly stored: StoredObject | undefined;
}

/** Keeps what is known of topics: a ConfigMap for each namespace, with a topic in each of its entries. */
export class TopicRecords {
  constructor(
    private readonly namespace: string,
    private readonly configMaps: StoredObjects,
  ) {}

  async read(namespace: string): Promise<NamespaceRecords> {
    const stored = await this.configMaps.get(this.nameOf(namespace));
    const entries = Object.entries(stored?.data ?? {}).map(([topic, text]) => [topic, parse(text)] as const);
    return { topics: new Map(entries), stored };
  }

  /** Replaces the namespace's records, unless nothing changed since they were read. */
  async write(namespace: string, { stored }: NamespaceRecords, topics: NamespaceRecords["topics"]): Promise<void> {
    const data = Object.fromEntries([...topics].map(([topic, record]) => [topic, format(record)]));
    if (stored && sameData(stored.data, data)) return;
    if (stored) await this.configMaps.update({ ...stored, data });
    else if (topics.size > 0) {
      // Topics outlive their owners, and so does the record of who uses them.
      const annotations = { "headwater.dev/retain": "true" };
      await this.configMaps.create({ metadata: { ...this.nameOf(namespace), labels: MANAGED_BY, annotations }, data });
    }
  }

  private nameOf(namespace: string) {
    return { namespace: this.namespace, name: `topics.${namespace}` };
  }
}

/** What most topics have is left out: all topics of a team share the 1 MiB of a ConfigMap. */
const USUAL = { visibility: "team", writers: "team", readBy: [], writtenBy: [] } as const;

const parse = (text: string): TopicRecord => ({ ...USUAL, ...(JSON.parse(text) as Pick<TopicRecord, "owner">) });

const format = ({ owner, visibility, writers, readBy, writtenBy, left }: TopicRecord): string =>
  JSON.stringify({
    owner,
    ...(visibility === USUAL.visibility ? {} : { visibility }),
    ...(writers === USUAL.writers ? {} : { writers }),
    ...(readBy.length === 0 ? {} : { readBy }),
    ...(writtenBy.length === 0 ? {} : { writtenBy }),
    ...(left ? { left } : {}),
  });
