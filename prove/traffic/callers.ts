import { setTimeout as sleep } from "node:timers/promises";

/** With these, at most 200 requests a second. */
export const CALLERS = 8;
const PAUSE_MS = 40;

export interface Callers {
  stop(): Promise<void>;
}

/** As many callers as given, each of which makes one call after the other, with a pause. */
export function startCallers(call: (caller: number) => Promise<void>): Callers {
  let going = true;
  const all = Array.from({ length: CALLERS }, async (_, caller) => {
    while (going) {
      await call(caller);
      await sleep(PAUSE_MS);
    }
  });
  const done = Promise.all(all);
  // A failure is told by `stop`.
  done.catch(() => undefined);
  return {
    async stop() {
      going = false;
      await done;
    },
  };
}
