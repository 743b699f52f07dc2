import { join } from "node:path";
import { Progress } from "../../console/progress";
import { upstreamCharts } from "../../constructs/delivery/pins";
import { obtain, partFolder } from "../../toolchain/part";
import { DEFINITIONS, strimziDefinitions } from "../../toolchain/strimzi";

/** Strimzi's CRDs, which its classes make. */
export async function definitionsOfStrimzi(): Promise<{ folder: string; origin: string }> {
  await obtain(new Progress("generate"), [strimziDefinitions]);
  return {
    folder: join(partFolder(strimziDefinitions), DEFINITIONS),
    origin: `io.strimzi:api ${upstreamCharts.strimzi.version}`,
  };
}
