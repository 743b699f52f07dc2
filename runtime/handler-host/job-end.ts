import type { Clock } from "../shared/clock";
import type { JobSettings } from "./settings";

/** Tells when the process of a Job has done its part: nothing has happened for a while, or it has run for long. */
export class JobEnd {
  private readonly began: number;
  private lastBusy: number;

  constructor(
    private readonly settings: JobSettings,
    private readonly clock: Pick<Clock, "now">,
  ) {
    this.began = this.now();
    this.lastBusy = this.began;
  }

  /** An event was taken, or may come now. */
  touch(): void {
    this.lastBusy = this.now();
  }

  /** Why the process is to end now; undefined while it is not. To be asked again and again. */
  reason(isIdle: boolean): string | undefined {
    const { exitWhenIdleMs, exitAfterMs } = this.settings;
    if (!isIdle) this.touch();
    if (this.now() - this.lastBusy >= exitWhenIdleMs) return `There was no event for ${exitWhenIdleMs} ms.`;
    if (this.now() - this.began >= exitAfterMs) return `It has run for ${exitAfterMs} ms; another Job goes on.`;
    return undefined;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
