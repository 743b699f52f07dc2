import { isDeepStrictEqual } from "node:util";
import type { DeclaredContract } from "../../shared/contracts/terms";
import type { DesiredContract, DesiredState } from "../desired-state";
import { formatOwner, type OwnerId } from "../ownership";
import type { Examination } from "./examine";
import type { TopicEntry } from "./records";

/** What an entry is once the owner has what it desires. */
export function entryAfter({ namespace, name }: OwnerId, { topics, readers = [] }: DesiredState) {
  const owner = formatOwner({ namespace, name });
  const declared = new Map(topics.flatMap((topic) => (topic.contract ? [[topic.name, topic.contract] as const] : [])));
  const reads = new Set(readers.map(({ topic }) => topic));
  return (topic: string, entry: TopicEntry): TopicEntry => {
    const others = entry.readers.filter((reader) => reader !== owner);
    const contract = declared.get(topic);
    return {
      ...entry,
      ...(contract ? { declared: declaredOf(contract) } : {}),
      readers: reads.has(topic) ? [...others, owner].sort() : others,
    };
  };
}

const declaredOf = ({ subject, compatibility, message }: DesiredContract): DeclaredContract => ({
  subject,
  compatibility,
  ...(message === undefined ? {} : { message }),
});

/** Topics whose entries do not say yet what the owner desires. */
export function outdatedEntries(
  { entries, before }: Examination,
  owner: OwnerId,
  desired: DesiredState,
): ReadonlySet<string> {
  const after = entryAfter(owner, desired);
  const { topics, readers = [] } = desired;
  const declared = topics.filter(({ contract }) => contract).map(({ name }) => name);
  const named = [...declared, ...[...readers, ...before].map(({ topic }) => topic)];
  return new Set(
    named.filter((topic) => {
      const entry = entries.get(topic) ?? { readers: [] };
      return !isDeepStrictEqual(after(topic, entry), entry);
    }),
  );
}
