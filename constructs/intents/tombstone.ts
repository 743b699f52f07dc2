/** Data that is to be deleted for good. */
export interface TombstoneIntent {
  readonly kind: "tombstone";
  readonly topics: readonly string[];
  readonly groups: readonly string[];
}
