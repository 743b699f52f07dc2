import type { Progress } from "../../console/progress";
import { apicurioClasses } from "../../tests/support/runtime/apicurio-classes";
import { kafkaClasses } from "../../tests/support/runtime/kafka-classes";
import { localCharts } from "../../toolchain/charts";
import { kubeconform, kubeScore, netpolAnalyzer, promtool } from "../../toolchain/go-parts";
import { knativeImages, meshImages, nodeImages } from "../../toolchain/images";
import { istioctl } from "../../toolchain/istio";
import { nodeParts } from "../../toolchain/node-parts";
import { obtain } from "../../toolchain/part";
import { terraformTooling } from "../../toolchain/terraform";
import { unpackedImages } from "../../toolchain/unpacked-images";

/** Everything that tests run: with an empty cache it takes far longer than a test may wait. Says nothing when all is there. */
export async function obtainTestParts(progress: Progress): Promise<void> {
  await Promise.all([
    nodeParts(progress),
    nodeImages(progress),
    meshImages(progress),
    knativeImages(progress),
    localCharts(progress),
    terraformTooling(progress),
    obtain(progress, [
      promtool,
      kubeconform,
      kubeScore,
      netpolAnalyzer,
      istioctl,
      apicurioClasses,
      kafkaClasses,
      unpackedImages,
    ]),
  ]);
}
