import { bytesOf, type TableChange, type TableStore } from "./table-store";

/** Gone when the process ends. Values are frozen: whoever reads one can't change it for others. */
export class MemoryStore implements TableStore {
  bytes = 0;
  private readonly values = new Map<string, { readonly json: unknown; readonly bytes: number }>();
  private readonly positions = new Map<number, bigint>();

  get size(): number {
    return this.values.size;
  }

  get(key: string): unknown {
    return this.values.get(key)?.json;
  }

  *entries(): Iterable<readonly [string, unknown]> {
    for (const [key, { json }] of this.values) yield [key, json];
  }

  begin(): void {}

  next(partition: number): bigint | undefined {
    return this.positions.get(partition);
  }

  apply(partition: number, changes: readonly TableChange[], next: bigint): void {
    for (const change of changes) this.change(change);
    this.positions.set(partition, next);
  }

  caughtUp(): void {}

  clear(): void {
    this.values.clear();
    this.positions.clear();
    this.bytes = 0;
  }

  close(): void {}

  private change(change: TableChange): void {
    const { key, value } = change;
    this.bytes -= this.values.get(key)?.bytes ?? 0;
    if (value === undefined) {
      this.values.delete(key);
      return;
    }
    const bytes = bytesOf(change);
    this.values.set(key, { json: frozen(value.json), bytes });
    this.bytes += bytes;
  }
}

function frozen(value: unknown): unknown {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
