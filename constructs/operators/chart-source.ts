import type { UpstreamChart } from "../delivery/pins";

/** Where the operators' charts come from. */
export type ChartSource =
  | { readonly kind: "upstream" }
  | { readonly kind: "mirror"; readonly repository: string }
  | { readonly kind: "folder"; readonly folder: string };

export const ChartSource = {
  /** Each operator's own Helm repository, at the pinned version. */
  upstream: (): ChartSource => ({ kind: "upstream" }),
  /** One Helm repository that holds copies of all charts, by URL (`https://…` or `oci://…`). */
  mirror: (repository: string): ChartSource => ({ kind: "mirror", repository }),
  /** A folder with one chart per subfolder, named like the charts. */
  folder: (folder: string): ChartSource => ({ kind: "folder", folder }),
};

/** The arguments of a `helm_release` for a chart that is fetched by Helm. */
export const remoteChart = (source: Exclude<ChartSource, { kind: "folder" }>, chart: UpstreamChart) => ({
  chart: chart.name,
  version: chart.version,
  repository: source.kind === "mirror" ? source.repository : chart.repository,
});
