import type { Draft } from "../draft";

/** Something that people get wrong. */
export interface Mistake {
  /** What must be told. */
  readonly code: string;
  /** What may be told with it, because it follows from it. */
  readonly also?: readonly string[];
  make(draft: Draft): void;
}

export const mistake = (code: string, make: (draft: Draft) => void, also: readonly string[] = []): Mistake => ({
  code,
  also,
  make,
});
