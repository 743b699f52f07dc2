import type { Bar } from "../bench/figures";
import type { Progress } from "../console/progress";

/** The parts of a proof by name, in the order in which they run. */
export type Proof = Readonly<Record<string, (progress: Progress) => Promise<Bar[]>>>;

/** Runs these parts, or all if none is named. */
export async function prove(
  proof: Proof,
  only: readonly string[],
  progress: Progress,
): Promise<{ bars: readonly Bar[] }> {
  const bars: Bar[] = [];
  for (const [name, part] of Object.entries(proof)) {
    if (only.length > 0 && !only.includes(name)) continue;
    bars.push(...(await part(progress)));
  }
  return { bars };
}
