import { writeFileSync } from "node:fs";

/** Kubernetes keeps no more than this of a container's termination message. */
const MAX_BYTES = 4096;

let last: string | undefined;

/** The reason of the failure that ends this process; undefined if there is none so far. */
export const terminationMessage = (): string | undefined => last;

/** Leaves the reason of a failure where Kubernetes shows it: in the container's status. */
export function writeTerminationMessage(text: string, path = process.env.HEADWATER_TERMINATION_LOG): void {
  last = text;
  try {
    writeFileSync(path ?? "/dev/termination-log", Buffer.from(text).subarray(0, MAX_BYTES));
  } catch {
    // Not in a container, or not ours to write: the same text goes to the log.
  }
}
