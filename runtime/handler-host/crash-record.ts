import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/** What a process has in hand, and what those before it had that died. */
export interface CrashRecord {
  /** Events whose handler runs, by their ids. */
  readonly inHand: readonly string[];
  /** Of processes that died with an event in hand, by its id. */
  readonly deaths: Readonly<Record<string, Deaths>>;
  /** Why the process ends, if it is asked; one that is killed is not. */
  readonly reason?: string;
}

export interface Deaths {
  readonly times: number;
  /** Of the last of them. Absent: it was killed. */
  readonly reason?: string;
}

/** A file that outlives the process: a container that starts again finds what it left in /tmp. */
export class CrashRecordFile {
  constructor(private readonly path: string) {}

  /** What a process left that did not end by itself; undefined if the last one did, or there was none. */
  read(): CrashRecord | undefined {
    try {
      return JSON.parse(readFileSync(this.path, "utf8")) as CrashRecord;
    } catch {
      return undefined;
    }
  }

  /** It is there whole, or not at all. */
  write(record: CrashRecord): void {
    try {
      writeFileSync(`${this.path}.new`, JSON.stringify(record));
      renameSync(`${this.path}.new`, this.path);
    } catch {
      // The handler has filled the disk: who ends the process is not found out, and events are handled all the same.
    }
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}
