import { distance } from "fastest-levenshtein";

/** The name that was probably meant: the nearest one, if no more than a third of the letters differ. */
export function mostSimilar(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.floor(Math.max(name.length, 3) / 3) + 1;
  for (const candidate of names) {
    const edits = distance(name.toLowerCase(), candidate.toLowerCase());
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}

/** ` Did you mean "x"?`, or nothing. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const similar = mostSimilar(name, names);
  return similar === undefined ? "" : ` Did you mean "${similar}"?`;
}
