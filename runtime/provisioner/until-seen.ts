import { backoff, delay } from "../shared/delay";
import { Unreachable } from "../shared/unreachable";

/** A broker on a slow disk takes some milliseconds for each new partition. */
const SEEN_WITHIN_MS = 30_000;
const FIRST_PAUSE_MS = 10;
/** Looking is work for the brokers as well. */
const LONGEST_PAUSE_MS = 250;

/**
 * A change is accepted by the controller and reaches the brokers a moment later. Who asked is told when it has: their
 * next step depends on it.
 */
export async function untilSeen(what: string, isSeen: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + SEEN_WITHIN_MS;
  for (let attempt = 1; !(await isSeen()); attempt++) {
    if (Date.now() > deadline) throw new Unreachable(`Kafka's brokers have not taken over ${what} yet.`);
    await delay(backoff(attempt, FIRST_PAUSE_MS, LONGEST_PAUSE_MS));
  }
}
