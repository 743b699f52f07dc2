import { untilSeen } from "../until-seen";

type IsSeen = () => Promise<boolean>;

/** Waits until the brokers have taken changes over: after each, or together at the end. */
export class Waits {
  private postponed: [what: string, isSeen: IsSeen][] | undefined;

  async until(what: string, isSeen: IsSeen): Promise<void> {
    if (this.postponed) this.postponed.push([what, isSeen]);
    else await untilSeen(what, isSeen);
  }

  /** Does the work without waiting in between, and then waits for all of it. */
  async together(work: () => Promise<void>): Promise<void> {
    this.postponed = [];
    try {
      await work();
      // Brokers take changes over in their order.
      for (const [what, isSeen] of this.postponed.reverse()) await untilSeen(what, isSeen);
    } finally {
      this.postponed = undefined;
    }
  }
}
