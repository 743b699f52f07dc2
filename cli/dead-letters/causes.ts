import type { Letter } from "../../runtime/provisioner/operations/letter-answers";

/** Dead letters with the same error, but for its numbers, from the same topic. */
export interface Cause {
  /** Of the newest of them. */
  readonly error: string;
  readonly topic: string;
  readonly count: number;
  /** How many of them were sent again. */
  readonly redriven: number;
  /** ISO 8601. */
  readonly first: string;
  readonly last: string;
  /** Id of the newest. */
  readonly newest: string;
}

/** What the letters failed of, with what is waiting most first. */
export function causesOf(letters: readonly Letter[]): Cause[] {
  const causes = new Map<string, Cause>();
  for (const letter of letters) {
    const key = `${letter.original.topic} ${withoutNumbers(letter.error)}`;
    const former = causes.get(key);
    const isNewest = former === undefined || letter.failedAt >= former.last;
    causes.set(key, {
      error: isNewest ? letter.error : former.error,
      newest: isNewest ? letter.id : former.newest,
      topic: letter.original.topic,
      count: (former?.count ?? 0) + 1,
      redriven: (former?.redriven ?? 0) + (letter.redriven ? 1 : 0),
      first: former && former.first <= letter.failedAt ? former.first : letter.failedAt,
      last: isNewest ? letter.failedAt : former.last,
    });
  }
  return [...causes.values()].sort((a, b) => b.count - b.redriven - (a.count - a.redriven) || b.count - a.count);
}

/** "no stock for 2" and "no stock for 4" are one cause; so are ids in hexadecimal. */
const withoutNumbers = (error: string): string => error.replace(/\b[0-9a-f-]*\d[0-9a-f-]*\b/gi, "#");
