import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { UserError } from "../../console/user-error";
import { beginningOf } from "./processes";

/**
 * A note beside the state that a deploy has begun and not ended well. After a kill at any moment the next run finds
 * it and knows from when on what it meets in the cluster is that deploy's own.
 */
export interface Unfinished {
  /** The API server's clock when the first of the unfinished deploys began, in milliseconds. */
  readonly since: number;
  /** Marks each process of the newest one, in its environment. */
  readonly id: string;
  readonly pid: number;
  /** When that process began; undefined where it can't be told. */
  readonly began?: string | undefined;
  readonly host: string;
}

/** The note about one cluster. */
export class UnfinishedNote {
  private readonly file: string;

  constructor(folder: string, server: string) {
    const cluster = createHash("sha256").update(server).digest("hex").slice(0, 12);
    this.file = join(folder, `unfinished-${cluster}.json`);
  }

  async read(): Promise<Unfinished | undefined> {
    try {
      return JSON.parse(await readFile(this.file, "utf8")) as Unfinished;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  /**
   * Notes that a deploy begins.
   *
   * @param now the API server's clock, in milliseconds
   * @throws UserError HW-DEPLOY-004 if another one on this machine is still running
   */
  async begin(now: number): Promise<Unfinished> {
    const earlier = await this.read();
    if (earlier) this.refuseIfRunning(earlier);
    // Objects' creation times have no fractions.
    const since = earlier?.since ?? Math.floor(now / 1000) * 1000;
    const note: Unfinished = {
      since,
      id: randomUUID(),
      pid: process.pid,
      began: beginningOf(process.pid),
      host: hostname(),
    };
    await mkdir(dirname(this.file), { recursive: true });
    await writeFile(`${this.file}.new`, `${JSON.stringify(note)}\n`);
    await rename(`${this.file}.new`, this.file);
    return note;
  }

  /** @throws UserError HW-DEPLOY-004 if the process that wrote the note is still at work on this machine */
  refuseIfRunning(note: Unfinished): void {
    if (!isRunning(note)) return;
    throw new UserError(
      "HW-DEPLOY-004",
      `Another headwater command deploys to this cluster (process ${note.pid}).`,
      "Wait until it has ended.",
    );
  }

  async end(): Promise<void> {
    await rm(this.file, { force: true });
  }
}

function isRunning({ pid, began, host }: Unfinished): boolean {
  return host === hostname() && pid !== process.pid && began !== undefined && beginningOf(pid) === began;
}
