import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { runOrThrow } from "../console/process";
import type { Progress } from "../console/progress";
import { type UpstreamChart, upstreamCharts } from "../constructs/delivery/pins";
import { treeDigest } from "./digest";
import { writeEnvoyGatewayChart } from "./envoy-gateway-chart";
import { goModule, moduleSource } from "./go-module";
import { kubernetes } from "./go-parts";
import { nodeImageNames } from "./images";
import { writeIstioCharts } from "./istio-charts";
import { kedaTemplates, kedaValues } from "./keda-chart";
import { obtain, type Part, partFolder } from "./part";
import { definitionFiles, definitionTemplate } from "./prometheus-operator-crds-chart";
import { go } from "./tools";

/**
 * Helm charts for a cluster that can't reach Helm repositories: a folder that holds keda/, prometheus-operator-crds/,
 * gateway-helm/, and Istio's base/, istiod/, cni/ and ztunnel/. Each takes the values of the upstream chart of the same
 * name and version; those it doesn't know have no effect.
 */
export async function localCharts(progress: Progress): Promise<string> {
  await obtain(progress, [charts]);
  return partFolder(charts);
}

const charts: Part = {
  name: "charts",
  title: "Make the local Helm charts",
  pins: {
    keda: upstreamCharts.keda.version,
    module: treeDigest(goModule("keda")),
    prometheusOperator: treeDigest(goModule("prometheus-operator")),
    envoyGateway: treeDigest(goModule("envoy-gateway")),
    istio: treeDigest(goModule("istio")),
    revision: 1,
  },
  needs: [kubernetes],
  tools: [go("keda"), go("prometheus-operator"), go("envoy-gateway"), go("istio")],
  async build(folder) {
    await Promise.all([
      kedaChart(folder),
      prometheusOperatorCrdsChart(folder),
      envoyGatewayChart(folder),
      writeIstioCharts(folder),
    ]);
  },
};

async function kedaChart(folder: string): Promise<void> {
  const source = await moduleSource("keda", "github.com/kedacore/keda/v2");
  const kubectl = join(partFolder(kubernetes), "kubectl");
  const { stdout } = await runOrThrow(kubectl, ["kustomize", join(source, "config/default")]);
  await writeChart(folder, upstreamCharts.keda, kedaValues, kedaTemplates(stdout, upstreamCharts.keda.version));
}

/** From the module's source alone: nothing is built. */
async function prometheusOperatorCrdsChart(folder: string): Promise<void> {
  const source = await moduleSource("prometheus-operator", "github.com/prometheus-operator/prometheus-operator");
  const templates = definitionFiles.map(async (file): Promise<[string, string]> => {
    const text = await readFile(join(source, "example/prometheus-operator-crd", file), "utf8");
    return [file, definitionTemplate(text)];
  });
  await writeChart(folder, upstreamCharts.prometheusOperatorCrds, {}, await Promise.all(templates));
}

/** The chart itself: nothing of it is ours. */
async function envoyGatewayChart(folder: string): Promise<void> {
  const source = await moduleSource("envoy-gateway", "github.com/envoyproxy/gateway");
  const { name, version } = upstreamCharts.envoyGateway;
  await writeEnvoyGatewayChart(join(source, "charts", name), join(folder, name), {
    version,
    image: nodeImageNames.envoyGateway,
  });
}

async function writeChart(
  folder: string,
  { name, version }: UpstreamChart,
  values: object,
  templates: readonly (readonly [file: string, content: string])[],
): Promise<void> {
  const about = { apiVersion: "v2", name, version, description: `${name} for the embedded cluster` };
  await mkdir(join(folder, name, "templates"), { recursive: true });
  await writeFile(join(folder, name, "Chart.yaml"), stringify(about));
  await writeFile(join(folder, name, "values.yaml"), stringify(values));
  for (const [file, content] of templates) await writeFile(join(folder, name, "templates", file), content);
}
