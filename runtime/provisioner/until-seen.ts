import { delay } from "../shared/delay";
import { Unreachable } from "../shared/unreachable";

const SEEN_WITHIN_MS = 10_000;
const SEEN_POLL_MS = 25;

/**
 * A change is accepted by the controller and reaches the brokers a moment later. Who asked is told when it has: their
 * next step depends on it.
 */
export async function untilSeen(what: string, isSeen: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + SEEN_WITHIN_MS;
  while (!(await isSeen())) {
    if (Date.now() > deadline) throw new Unreachable(`Kafka's brokers have not taken over ${what} yet.`);
    await delay(SEEN_POLL_MS);
  }
}
