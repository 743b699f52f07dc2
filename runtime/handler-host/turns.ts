import { Bell } from "../shared/bell";

/** Lets work run side by side, but some of it alone. */
export class Turns {
  private readonly bell = new Bell();
  private running = 0;
  /** That is to run alone: runs, or waits to. Nothing else begins meanwhile. */
  private alone = 0;

  async take<T>(isAlone: boolean, work: () => Promise<T>): Promise<T> {
    if (isAlone) {
      this.alone++;
      while (this.running > 0) await this.bell.rung();
    } else {
      while (this.alone > 0) await this.bell.rung();
    }
    this.running++;
    try {
      return await work();
    } finally {
      this.running--;
      if (isAlone) this.alone--;
      this.bell.ring();
    }
  }
}
