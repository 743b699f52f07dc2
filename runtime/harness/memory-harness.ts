import type { TestStream } from "../../constructs/testing/harness";
import type { Surroundings, Trace } from "./surroundings";

/** What tests of every kind of handler see and do. */
export abstract class MemoryHarness<T extends Trace> {
  protected constructor(protected readonly around: Surroundings<T>) {}

  get published() {
    return this.around.published;
  }

  get logs() {
    return this.around.logs;
  }

  get now(): Date {
    return this.around.clock.now();
  }

  advance(time: { toMilliseconds(): number }): void {
    void this.around.clock.wait(time.toMilliseconds());
  }

  put(stream: TestStream, key: string, value: unknown): Promise<void> {
    return this.around.put(stream, key, value);
  }
}
