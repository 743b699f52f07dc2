import { createHash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { describeError, type Logger } from "../../shared/log";
import type { TableSettings } from "./table-settings";
import { bytesOf, type TableChange, type TableStore } from "./table-store";

/** https://kafka.apache.org/documentation/#topicconfigs_delete.retention.ms */
const DEFAULT_TOMBSTONES_MS = 24 * 60 * 60 * 1000;
/** How often it is noted that nothing is new. */
const NOTE_MS = 60_000;
/** Of the file's layout. */
const VERSION = 1;

const LAYOUT = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, value TEXT NOT NULL, bytes INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS positions (part INTEGER PRIMARY KEY, next INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;`;

/**
 * On a volume, in SQLite: entries and positions are written in one transaction, so a process that was killed goes on
 * where it was. What it can't go on from is read again from the beginning: a file of another topic or contract, a broken
 * one, and one so old that deletions may have been missed.
 *
 * @see https://nodejs.org/api/sqlite.html
 */
export class DiskStore implements TableStore {
  size: number;
  bytes: number;
  private notedAt = 0;
  private readonly statements: Readonly<Record<keyof typeof STATEMENTS, StatementSync>>;

  /** @param folder of the volume; the file is in `.headwater` there */
  static open(folder: string, settings: TableSettings, log: Logger): DiskStore {
    const file = join(folder, ".headwater", `${settings.topic}.sqlite`);
    mkdirSync(join(folder, ".headwater"), { recursive: true });
    const { contract, tombstonesMs = DEFAULT_TOMBSTONES_MS } = settings;
    const made = createHash("sha256")
      .update(JSON.stringify([VERSION, contract]))
      .digest("hex");
    try {
      const store = new DiskStore(file);
      const stale = store.staleness(made, tombstonesMs);
      if (stale !== undefined) {
        log.info("Reading a table from the beginning", { table: settings.stream, reason: stale });
        store.clear();
      }
      store.state("made", made);
      return store;
    } catch (error) {
      log.warn("A table's file is broken; reading it from the beginning", {
        table: settings.stream,
        reason: describeError(error),
      });
      for (const suffix of ["", "-wal", "-shm"]) rmSync(`${file}${suffix}`, { force: true });
      const store = new DiskStore(file);
      store.state("made", made);
      return store;
    }
  }

  private readonly database: DatabaseSync;

  private constructor(file: string) {
    // Loaded only here: Node has it from version 22.13 on.
    const { DatabaseSync } = require("node:sqlite") as typeof import("node:sqlite");
    this.database = new DatabaseSync(file);
    this.database.exec(LAYOUT);
    this.statements = Object.fromEntries(
      Object.entries(STATEMENTS).map(([name, text]) => [name, this.database.prepare(text)]),
    ) as Record<keyof typeof STATEMENTS, StatementSync>;
    this.statements.next.setReadBigInts(true);
    const { keys, bytes } = this.statements.size.get() as { keys: number; bytes: number | null };
    this.size = keys;
    this.bytes = bytes ?? 0;
  }

  get(key: string): unknown {
    const row = this.statements.get.get(key) as { value: string } | undefined;
    return row && JSON.parse(row.value);
  }

  *entries(): Iterable<readonly [string, unknown]> {
    const { first, after } = this.statements;
    // One by one: nothing is open while the loop is elsewhere, be it another loop, a change, or nowhere any more.
    for (let row = first.get(); row; ) {
      const { name, value } = row as { name: Uint8Array; value: string };
      const key = Buffer.from(name).toString("utf8");
      yield [key, JSON.parse(value)];
      row = after.get(key);
    }
  }

  begin(topicId: string): void {
    const known = this.fact("topic");
    if (known !== undefined && known !== topicId) this.clear();
    this.state("topic", topicId);
  }

  next(partition: number): bigint | undefined {
    return (this.statements.next.get(partition) as { next: bigint } | undefined)?.next;
  }

  apply(partition: number, changes: readonly TableChange[], next: bigint): void {
    const before = { size: this.size, bytes: this.bytes };
    this.database.exec("BEGIN IMMEDIATE");
    try {
      for (const change of changes) this.change(change);
      this.statements.move.run(partition, next);
      if (changes.length > 0) this.note();
      this.database.exec("COMMIT");
    } catch (error) {
      this.rollBack();
      Object.assign(this, before);
      throw error;
    }
  }

  caughtUp(): void {
    if (Date.now() - this.notedAt > NOTE_MS) this.note();
  }

  clear(): void {
    this.database.exec("DELETE FROM entries; DELETE FROM positions; DELETE FROM facts;");
    this.size = 0;
    this.bytes = 0;
  }

  close(): void {
    this.database.close();
  }

  private rollBack(): void {
    try {
      this.database.exec("ROLLBACK");
    } catch {
      // SQLite has done so itself, as on a full volume: https://www.sqlite.org/lang_transaction.html
    }
  }

  private change(change: TableChange): void {
    const { key, value } = change;
    const former = this.statements.get.get(key) as { bytes: number } | undefined;
    this.size += (value ? 1 : 0) - (former ? 1 : 0);
    this.bytes += (value ? bytesOf(change) : 0) - (former?.bytes ?? 0);
    if (value) this.statements.put.run(key, JSON.stringify(value.json), bytesOf(change));
    else this.statements.remove.run(key);
  }

  /** Why what is there can't be gone on from; undefined if it can. */
  private staleness(made: string, tombstonesMs: number): string | undefined {
    const before = this.fact("made");
    if (before === undefined) return this.size > 0 ? "it is not known what it was read with" : undefined;
    if (before !== made) return "it was read with another contract";
    const noted = Number(this.fact("noted") ?? 0);
    // Half of it, since clocks differ, and reading takes its time.
    return noted > 0 && Date.now() - noted > tombstonesMs / 2 ? "keys may have been deleted meanwhile" : undefined;
  }

  private note(): void {
    this.notedAt = Date.now();
    this.state("noted", String(this.notedAt));
  }

  private fact(name: string): string | undefined {
    return (this.statements.fact.get(name) as { value: string } | undefined)?.value;
  }

  private state(name: string, value: string): void {
    this.statements.state.run(name, value);
  }
}

const STATEMENTS = {
  get: "SELECT value, bytes FROM entries WHERE key = ?",
  // The key as bytes: Node reads text only up to its first zero.
  first: "SELECT CAST(key AS BLOB) AS name, value FROM entries ORDER BY key LIMIT 1",
  after: "SELECT CAST(key AS BLOB) AS name, value FROM entries WHERE key > ? ORDER BY key LIMIT 1",
  put: "INSERT INTO entries (key, value, bytes) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, bytes = excluded.bytes",
  remove: "DELETE FROM entries WHERE key = ?",
  size: "SELECT count(*) AS keys, sum(bytes) AS bytes FROM entries",
  next: "SELECT next FROM positions WHERE part = ?",
  move: "INSERT INTO positions (part, next) VALUES (?, ?) ON CONFLICT (part) DO UPDATE SET next = excluded.next",
  fact: "SELECT value FROM facts WHERE name = ?",
  state: "INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
} as const;
