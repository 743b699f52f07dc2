import type { LogRecord } from "../../shared/log-record";
import { Refusal } from "../outcome";
import { isOwnName, type OwnerId } from "../ownership";
import { letterOf, redriven } from "./letter";
import type {
  Letter,
  LettersPage,
  RedriveAnswer,
  RefusedLetter,
  WaitingAnswer,
  WaitingLetters,
} from "./letter-answers";
import { OffsetRanges } from "./offset-ranges";
import { redriveProblems, type TopicRights } from "./redrive-rights";
import type { RedrivenLetters } from "./redriven-letters";
import type { LettersRequest, RedriveRequest, WaitingRequest } from "./requests";
import type { LogBounds, TopicLog } from "./topic-log";

/** In one answer: what is asked for again goes on where it ends. */
const MAX_LETTERS = 500;
/** Bytes of keys, values and headers in one answer. */
const MAX_CONTENTS = 4 * 1024 * 1024;

interface Found {
  readonly letter: Letter;
  readonly record: LogRecord;
  readonly partition: number;
}

/** The dead letters of a team's workloads, as they lie in Kafka. */
export class DeadLetters {
  constructor(
    private readonly log: TopicLog,
    private readonly redriven: RedrivenLetters,
    private readonly rights: TopicRights,
  ) {}

  /** @throws Refusal HW-LETTER-001 if it is no topic of the team */
  async list(owner: OwnerId, { topic, from = {}, ids, contents }: LettersRequest): Promise<LettersPage> {
    const bounds = await this.boundsOf(owner, topic);
    const done = await this.redriven.read(owner.namespace, topic, bounds.topicId);
    const end = Object.fromEntries(bounds.partitions.map(({ end }, partition) => [partition, end]));
    const letters: Letter[] = [];
    const next: Record<string, number> = {};
    let bytes = 0;
    for await (const { letter, record, partition } of this.find(topic, bounds, from, end, done, ids, contents)) {
      bytes += contents ? sizeOf(record) : 0;
      if (letters.length > 0 && (letters.length === MAX_LETTERS || bytes > MAX_CONTENTS)) {
        for (const [index, { start }] of bounds.partitions.entries()) {
          next[index] = index < partition ? (end[index] ?? 0) : (from[index] ?? start);
        }
        next[partition] = record.offset;
        break;
      }
      letters.push(letter);
    }
    return { letters, end, ...(Object.keys(next).length > 0 ? { next } : {}) };
  }

  /** Of each topic the oldest letters that were not sent again. A topic that is not there, or not the team's, has none. */
  async waiting(owner: OwnerId, { topics }: WaitingRequest): Promise<WaitingAnswer> {
    const waiting: WaitingLetters[] = [];
    for (const topic of topics) {
      const bounds = isOwnName(topic, owner) ? await this.log.bounds(topic) : undefined;
      const letters = bounds ? await this.notSentAgain(owner, topic, bounds) : [];
      waiting.push({ topic, letters: letters.slice(0, MAX_LETTERS), more: letters.length > MAX_LETTERS });
    }
    return { waiting };
  }

  /** One more than are told, if there are so many. */
  private async notSentAgain(owner: OwnerId, topic: string, bounds: LogBounds): Promise<readonly Letter[]> {
    if (bounds.partitions.every(({ start, end }) => start === end)) return [];
    const done = await this.redriven.read(owner.namespace, topic, bounds.topicId);
    const letters: Letter[] = [];
    for await (const { letter } of this.find(topic, bounds, {}, {}, done, undefined, false)) {
      if (!letter.redriven) letters.push(letter);
      if (letters.length > MAX_LETTERS) break;
    }
    return letters;
  }

  /**
   * Sends letters to where they came from, for one consumer group, and remembers that. A crash between the two lets at
   * most one batch be sent twice.
   *
   * @throws Refusal HW-LETTER-001 if it is no topic of the team, HW-LETTER-002 if the group is not
   */
  async redrive(owner: OwnerId, { topic, group, ids, until = {} }: RedriveRequest): Promise<RedriveAnswer> {
    if (!isOwnName(group, owner)) {
      throw new Refusal(403, "HW-LETTER-002", `Group "${group}" is not one of team "${owner.namespace}".`);
    }
    const bounds = await this.boundsOf(owner, topic);
    const done = await this.redriven.read(owner.namespace, topic, bounds.topicId);
    const batch: Found[] = [];
    const refused: RefusedLetter[] = [];
    let more = false;
    for await (const found of this.find(topic, bounds, {}, until, done, ids, false)) {
      const { letter } = found;
      if (letter.redriven && ids === undefined) continue;
      const why = letter.redriven ? "it was sent again already" : await redriveProblems(this.rights, owner, letter);
      if (why === undefined) batch.push(found);
      else if (refused.length < MAX_LETTERS) refused.push({ id: letter.id, why });
      more = batch.length === MAX_LETTERS;
      if (more) break;
    }
    await this.send(owner, topic, group, bounds, batch);
    return { redriven: batch.map(({ letter }) => letter.id), refused, more };
  }

  private async send(owner: OwnerId, topic: string, group: string, bounds: LogBounds, batch: readonly Found[]) {
    if (batch.length === 0) return;
    const counts = new Map<string, number>();
    for (const { letter } of batch) {
      const { topic: original } = letter.original;
      if (!counts.has(original)) counts.set(original, (await this.log.bounds(original))?.partitions.length ?? 0);
    }
    await this.log.write(
      batch.map(({ letter, record }) => redriven(record, letter, counts.get(letter.original.topic) ?? 0, group)),
    );
    for (const [partition, { start }] of bounds.partitions.entries()) {
      const offsets = batch.filter((found) => found.partition === partition).map(({ record }) => record.offset);
      if (offsets.length === 0) continue;
      await this.redriven.add(owner.namespace, topic, bounds.topicId, partition, offsets, start);
    }
  }

  /** Letters in the order of the log, partition by partition. */
  private async *find(
    topic: string,
    bounds: LogBounds,
    from: Readonly<Record<string, number>>,
    until: Readonly<Record<string, number>>,
    done: ReadonlyMap<number, OffsetRanges>,
    ids: readonly string[] | undefined,
    contents: boolean,
  ): AsyncGenerator<Found> {
    const nothing = OffsetRanges.parse("");
    for (const [partition, { start, end }] of bounds.partitions.entries()) {
      const wanted = ids && wantedOffsets(ids, partition);
      const stop = Math.min(until[partition] ?? end, end, wanted ? Math.max(0, ...wanted) + 1 : end);
      let offset = Math.max(from[partition] ?? start, start, wanted?.size ? Math.min(...wanted) : 0);
      while (offset < stop && wanted?.size !== 0) {
        const page = await this.log.read(topic, partition, offset);
        if (page.next <= offset) break;
        for (const record of page.records) {
          if (record.offset >= stop || (wanted && !wanted.has(record.offset))) continue;
          const isDone = (done.get(partition) ?? nothing).has(record.offset);
          const letter = letterOf(record, partition, isDone, contents);
          if (letter) yield { letter, record, partition };
        }
        offset = page.next;
      }
    }
  }

  private async boundsOf(owner: OwnerId, topic: string): Promise<LogBounds> {
    const bounds = isOwnName(topic, owner) ? await this.log.bounds(topic) : undefined;
    if (bounds) return bounds;
    throw new Refusal(404, "HW-LETTER-001", `Team "${owner.namespace}" has no topic "${topic}".`);
  }
}

const wantedOffsets = (ids: readonly string[], partition: number): Set<number> =>
  new Set(
    ids
      .map((id) => id.split("/").map(Number))
      .flatMap(([index, offset]) => (index === partition ? (offset ?? []) : [])),
  );

const sizeOf = ({ key, value, headers }: LogRecord): number =>
  (key?.length ?? 0) +
  (value?.length ?? 0) +
  headers.reduce((sum, [name, bytes]) => sum + name.length + bytes.length, 0);
