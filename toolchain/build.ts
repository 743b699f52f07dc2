import { main } from "../console/main";
import { handleInterrupts } from "../console/process";
import { Progress } from "../console/progress";
import { localCharts } from "./charts";
import { knativeImages, meshImages, nodeImages } from "./images";
import { nodeParts } from "./node-parts";
import { obtain } from "./part";
import { unpackedImages } from "./unpacked-images";

/** Builds every part of the embedded cluster that the cache lacks and says where each is. */
main(async () => {
  handleInterrupts();
  const progress = new Progress("toolchain");
  const [{ bin, cni }, images, ofMesh, ofKnative, charts] = await Promise.all([
    nodeParts(progress),
    nodeImages(progress),
    meshImages(progress),
    knativeImages(progress),
    localCharts(progress),
    obtain(progress, [unpackedImages]),
  ]);
  progress.print(`programs     ${bin}`);
  progress.print(`CNI plugins  ${cni}`);
  progress.print(`Helm charts  ${charts}`);
  for (const { name, tar } of [...images, ...ofMesh, ...ofKnative])
    progress.print(`image        ${name}\n             ${tar}`);
});
