/** A value to keep, or undefined for a key that was deleted. */
export interface TableChange {
  readonly key: string;
  readonly value: { readonly json: unknown; readonly bytes: number } | undefined;
}

/** Where a table's entries are, and how far each partition was read for them. */
export interface TableStore {
  get(key: string): unknown;
  entries(): Iterable<readonly [key: string, value: unknown]>;
  readonly size: number;
  /** Of all keys and values, as they travel. */
  readonly bytes: number;
  /** Before anything else. What was kept of a topic with another id is forgotten: it was deleted and made again. */
  begin(topicId: string): void;
  /** The offset of a partition to read next; undefined before the first. */
  next(partition: number): bigint | undefined;
  /** Both or neither, whatever happens. */
  apply(partition: number, changes: readonly TableChange[], next: bigint): void;
  /** Nothing is new. */
  caughtUp(): void;
  /** Forgets everything. */
  clear(): void;
  close(): void;
}

export const bytesOf = ({ key, value }: TableChange): number => Buffer.byteLength(key) + (value?.bytes ?? 0);
