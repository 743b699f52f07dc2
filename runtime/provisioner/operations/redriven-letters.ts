import { MANAGED_BY, type StoredObjects } from "../stored-objects";
import { OffsetRanges } from "./offset-ranges";

interface Stored {
  /** Kafka's id of the topic: another one has other letters at the same offsets. */
  readonly topic: string;
  /** By partition. */
  readonly done: Readonly<Record<string, string>>;
}

/**
 * Remembers which dead letters were sent again: a ConfigMap for each team, with a topic in each of its entries. Offsets
 * of a consumer group would be forgotten after a week, and then all be sent once more.
 */
export class RedrivenLetters {
  constructor(
    private readonly namespace: string,
    private readonly configMaps: StoredObjects,
  ) {}

  /** Of a topic, by partition. */
  async read(team: string, topic: string, topicId: string): Promise<ReadonlyMap<number, OffsetRanges>> {
    const stored = await this.configMaps.get(this.nameOf(team));
    return parse(stored?.data[topic], topicId);
  }

  /** @param start the partition's first offset: what was before it need not be remembered */
  async add(
    team: string,
    topic: string,
    topicId: string,
    partition: number,
    offsets: readonly number[],
    start: number,
  ): Promise<void> {
    const name = this.nameOf(team);
    const stored = await this.configMaps.get(name);
    const done = new Map(parse(stored?.data[topic], topicId));
    const ranges = (done.get(partition) ?? OffsetRanges.parse("")).since(start).with(offsets);
    done.set(partition, ranges);
    const entry: Stored = {
      topic: topicId,
      done: Object.fromEntries([...done].map(([index, ranges]) => [index, ranges.toString()])),
    };
    const data = { ...stored?.data, [topic]: JSON.stringify(entry) };
    if (stored) await this.configMaps.update({ ...stored, data });
    else await this.configMaps.create({ metadata: { ...name, labels: MANAGED_BY }, data });
  }

  private nameOf(team: string) {
    return { namespace: this.namespace, name: `redriven.${team}` };
  }
}

function parse(text: string | undefined, topicId: string): ReadonlyMap<number, OffsetRanges> {
  if (text === undefined) return new Map();
  const { topic, done } = JSON.parse(text) as Stored;
  if (topic !== topicId) return new Map();
  return new Map(Object.entries(done).map(([partition, ranges]) => [Number(partition), OffsetRanges.parse(ranges)]));
}
