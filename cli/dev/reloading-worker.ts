import { writeFile } from "node:fs/promises";
import type { Problem } from "../../constructs/model/problem";
import { LocalWorker, type LocalWorkerOptions } from "./local-worker";
import { watchHandler } from "./watch-handler";

export interface ReloadingWorkerOptions extends Pick<LocalWorkerOptions, "env" | "tunnels" | "onLine"> {
  /** Its source. */
  readonly file: string;
  /** Where the worker finds it, bundled. */
  readonly bundle: string;
  /** Told what happens to the code. */
  readonly onChange: (news: string | Problem) => void;
}

/** A worker on this machine that starts again when its handler changes. */
export class ReloadingWorker {
  private worker: LocalWorker | undefined;
  private code: string | undefined;
  /** One start after the other. */
  private turn: Promise<void> = Promise.resolve();
  private endWatching: () => Promise<void> = async () => undefined;

  constructor(private readonly options: ReloadingWorkerOptions) {}

  async start(): Promise<void> {
    const { file, onChange } = this.options;
    this.endWatching = await watchHandler(file, (built) => {
      if (typeof built === "string") this.turn = this.turn.then(() => this.run(built));
      else onChange(built);
    });
  }

  /** Lets it finish the event in hand. */
  async close(): Promise<void> {
    await this.endWatching();
    await this.turn;
    await this.worker?.stop();
  }

  private async run(code: string): Promise<void> {
    if (code === this.code) return;
    const { bundle, onChange, ...options } = this.options;
    await this.worker?.stop();
    await writeFile(bundle, code);
    onChange(this.code === undefined ? "It runs here, until Ctrl-C." : "It runs here, changed.");
    this.code = code;
    const onEnd = (status: number | null) =>
      onChange(`It ended with ${status}; it starts again once its code changes.`);
    this.worker = new LocalWorker({ ...options, onEnd });
  }
}
