import { setTimeout as sleep } from "node:timers/promises";
import type { DesiredState } from "../../runtime/provisioner/desired-state";
import type { Reply, TestPlatform } from "../../tests/support/runtime/platform";

const TRIES = 20;
const PAUSE_MS = 500;

/**
 * Asks until the provisioner has done it, as a hook does; a refusal is final.
 * @returns the last reply
 */
export async function expand(platform: TestPlatform, owner: string, desired: DesiredState): Promise<Reply> {
  for (let attempt = 1; ; attempt++) {
    const reply = await platform.ask("expand", owner, desired);
    if (reply.status < 500 || attempt === TRIES) return reply;
    await sleep(PAUSE_MS);
  }
}

/** Makes it, and makes sure that then nothing is left to do. @returns what is not as it should be */
export async function converge(platform: TestPlatform, owner: string, desired: DesiredState): Promise<string[]> {
  for (const isLeft of [() => false, ({ body }: Reply) => body.changes?.length !== 0]) {
    const reply = await expand(platform, owner, desired);
    if (reply.status !== 200 || isLeft(reply)) return [`${owner}: ${reply.status} ${JSON.stringify(reply.body)}`];
  }
  return [];
}
