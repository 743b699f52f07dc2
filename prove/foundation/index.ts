import type { Bar } from "../../bench/figures";
import type { Progress } from "../../console/progress";
import { kills } from "./interruptions";
import { coldStart, warmStart } from "./starts";
import { wakeUps } from "./wake-up";

const parts = {
  cold: coldStart,
  warm: warmStart,
  kills,
  wakeUps,
} as const;

export const partNames = Object.keys(parts);

/** From a fresh machine to a deployed platform in one command, whatever interrupts it. */
export async function prove(only: readonly string[], progress: Progress): Promise<{ bars: readonly Bar[] }> {
  const bars: Bar[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (only.length > 0 && !only.includes(name)) continue;
    bars.push(...(await part(progress)));
  }
  return { bars };
}
