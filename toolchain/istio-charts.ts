import { join } from "node:path";
import { moduleSource } from "./go-module";
import { istioVersion } from "./istio";
import { copyChart } from "./released-chart";

/** The charts, by their names, and where the module has them. */
const sources = {
  base: "base",
  istiod: "istio-control/istio-discovery",
  cni: "istio-cni",
  ztunnel: "ztunnel",
};

/** Istio's charts as they are published: the module holds the sources, in which a release names itself. */
export async function writeIstioCharts(folder: string): Promise<void> {
  const charts = join(await moduleSource("istio", "istio.io/istio"), "manifests/charts");
  for (const [name, path] of Object.entries(sources)) {
    await copyChart(join(charts, path), join(folder, name), (file, text) => [file, releasedIstio(file, text)]);
  }
}

/**
 * A file of a chart as in the release. Images are named as on Docker Hub, the registry that 1.31 is published to.
 * https://github.com/istio/release-builder/blob/master/pkg/build/helm.go,
 * https://istio.io/latest/news/releases/1.31.x/announcing-1.31/upgrade-notes/
 */
export function releasedIstio(file: string, text: string): string {
  switch (file) {
    case "Chart.yaml":
      return text.replace(/^(version|appVersion): .*$/gm, `$1: ${istioVersion}`);
    case "values.yaml":
      return text
        .replace(/^( +hub: )registry\.istio\.io\/testing$/gm, "$1docker.io/istio")
        .replace(/^( +tag: )latest$/gm, `$1${istioVersion}`);
    default:
      return text;
  }
}
