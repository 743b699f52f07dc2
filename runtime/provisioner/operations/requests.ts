import { BodyReader } from "../body-reader";
import { Refusal } from "../outcome";
import type { ReplayTarget } from "./replay-target";

/** Kafka's rule for names of topics; ours of groups are like them. */
const NAME = /^[a-zA-Z0-9._-]{1,249}$/;
const LETTER_ID = /^\d{1,6}\/\d{1,15}$/;
const MAX_TIME = 8.64e15;

export interface ReplayRequest {
  readonly group: string;
  readonly topics: readonly string[];
  readonly to: ReplayTarget;
}

export interface LettersRequest {
  /** The topic of dead letters. */
  readonly topic: string;
  /** By partition: where to begin. Absent: at the log's start. */
  readonly from?: Readonly<Record<string, number>>;
  /** Only these. Absent: all. */
  readonly ids?: readonly string[];
  /** Keys, values and headers, too. */
  readonly contents: boolean;
}

export interface WaitingRequest {
  /** Topics of dead letters. */
  readonly topics: readonly string[];
}

export interface RedriveRequest {
  readonly topic: string;
  /** The consumer group that is to handle them. */
  readonly group: string;
  /** Only these. Absent: all that were not sent again yet. */
  readonly ids?: readonly string[];
  /** By partition: what comes at this offset or later stays, so that what fails again is not sent for ever. */
  readonly until?: Readonly<Record<string, number>>;
}

export const parseReplay = (body: unknown): ReplayRequest =>
  parsed(body, (reader, root) => {
    const topics = reader.list(root.topics, "topics").map((topic, i) => reader.matching(topic, NAME, `topics[${i}]`));
    const to = parseTarget(reader, root.to);
    if (topics.length === 0) reader.problems.push("topics is empty");
    if (typeof to === "object" && "offsets" in to && topics.length !== 1) {
      reader.problems.push("offsets are those of one topic");
    }
    return { group: reader.matching(root.group, NAME, "group"), topics, to };
  });

export const parseLetters = (body: unknown): LettersRequest =>
  parsed(body, (reader, root) => ({
    topic: reader.matching(root.topic, NAME, "topic"),
    ...reader.optional(root, "from", (value) => offsets(reader, value, "from")),
    ...reader.optional(root, "ids", (value) => letterIds(reader, value)),
    contents: root.contents === true,
  }));

export const parseWaiting = (body: unknown): WaitingRequest =>
  parsed(body, (reader, root) => ({
    topics: reader.list(root.topics, "topics").map((topic, i) => reader.matching(topic, NAME, `topics[${i}]`)),
  }));

export const parseRedrive = (body: unknown): RedriveRequest =>
  parsed(body, (reader, root) => ({
    topic: reader.matching(root.topic, NAME, "topic"),
    group: reader.matching(root.group, NAME, "group"),
    ...reader.optional(root, "ids", (value) => letterIds(reader, value)),
    ...reader.optional(root, "until", (value) => offsets(reader, value, "until")),
  }));

/** @throws Refusal HW-PROVISION-002 that lists everything that is not as it should be */
function parsed<T>(body: unknown, read: (reader: BodyReader, root: Readonly<Record<string, unknown>>) => T): T {
  const reader = new BodyReader();
  const result = read(reader, reader.object(body, "the request"));
  if (reader.problems.length === 0) return result;
  throw new Refusal(400, "HW-PROVISION-002", "The request is not understood.", reader.problems);
}

function parseTarget(reader: BodyReader, value: unknown): ReplayTarget {
  if (typeof value === "string") return reader.choice(value, ["earliest", "latest"] as const, "to");
  const to = reader.object(value, "to");
  if ("time" in to) return { time: reader.integer(to.time, 0, MAX_TIME, "to.time") };
  return { offsets: offsets(reader, to.offsets, "to.offsets") };
}

const offsets = (reader: BodyReader, value: unknown, at: string): Record<string, number> =>
  Object.fromEntries(
    Object.entries(reader.object(value, at)).map(([partition, offset]) => [
      reader.matching(partition, /^\d{1,6}$/, `a partition in ${at}`),
      reader.integer(offset, 0, Number.MAX_SAFE_INTEGER, `${at}["${partition}"]`),
    ]),
  );

const letterIds = (reader: BodyReader, value: unknown): string[] =>
  reader.list(value, "ids").map((id, i) => reader.matching(id, LETTER_ID, `ids[${i}]`));
