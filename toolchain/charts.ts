import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { runOrThrow } from "../console/process";
import type { Progress } from "../console/progress";
import { upstreamCharts } from "../constructs/delivery/pins";
import { treeDigest } from "./digest";
import { goModule, moduleSource } from "./go-module";
import { kubernetes } from "./go-parts";
import { kedaTemplates, kedaValues } from "./keda-chart";
import { obtain, type Part, partFolder } from "./part";
import { go } from "./tools";

/**
 * Helm charts for a cluster that can't reach Helm repositories: a folder that holds keda/.
 * Each takes the values of the upstream chart of the same name and version; those it doesn't know have no effect.
 */
export async function localCharts(progress: Progress): Promise<string> {
  await obtain(progress, [charts]);
  return partFolder(charts);
}

const KEDA_MODULE = "github.com/kedacore/keda/v2";

const charts: Part = {
  name: "charts",
  title: "Make the local Helm charts",
  pins: { keda: upstreamCharts.keda.version, module: treeDigest(goModule("keda")), revision: 1 },
  needs: [kubernetes],
  tools: [go("keda")],
  async build(folder) {
    const source = await moduleSource("keda", KEDA_MODULE);
    const kubectl = join(partFolder(kubernetes), "kubectl");
    const { stdout } = await runOrThrow(kubectl, ["kustomize", join(source, "config/default")]);

    const templates = join(folder, "keda", "templates");
    await mkdir(templates, { recursive: true });
    const { name, version } = upstreamCharts.keda;
    const about = {
      apiVersion: "v2",
      name,
      version,
      appVersion: version,
      description: "KEDA for the embedded cluster",
    };
    await writeFile(join(folder, "keda", "Chart.yaml"), stringify(about));
    await writeFile(join(folder, "keda", "values.yaml"), stringify(kedaValues));
    for (const [file, content] of kedaTemplates(stdout, version)) await writeFile(join(templates, file), content);
  },
};
