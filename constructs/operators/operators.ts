import { join } from "node:path";
import { Release } from "@cdktf/provider-helm/lib/release/index.js";
import { AssetType, TerraformAsset } from "cdktf";
import { Construct } from "constructs";
import { toYaml } from "../delivery/helm-values";
import { Namespace } from "../delivery/namespace";
import { upstreamCharts } from "../delivery/pins";
import { retained } from "../engines/labels";
import { ChartSource, remoteChart } from "./chart-source";

export interface OperatorsProps {
  /** @default ChartSource.upstream() */
  readonly charts?: ChartSource;
}

/**
 * The operators that the platform builds on, from their upstream charts at pinned versions. Deploy it once per
 * cluster, before any platform; a destroy keeps their CRDs, since deleting a CRD deletes all its objects.
 *
 * @example new Operators(new HeadwaterStack(app, "operators"), "operators");
 */
export class Operators extends Construct {
  constructor(scope: Construct, id: string, props: OperatorsProps = {}) {
    super(scope, id);
    const namespace = new Namespace(this, "namespace", { name: "keda", retain: false });
    new Release(this, "keda", {
      name: "keda",
      namespace: "keda",
      ...this.chart(props.charts ?? ChartSource.upstream()),
      values: [toYaml(KEDA_VALUES)],
      wait: true,
      timeout: 300,
      maxHistory: 3,
      dependsOn: [namespace.release],
    });
  }

  private chart(source: ChartSource): { chart: string; version?: string; repository?: string } {
    if (source.kind !== "folder") return remoteChart(source, upstreamCharts.keda);
    const path = join(source.folder, upstreamCharts.keda.name);
    const asset = new TerraformAsset(this, "keda-chart", { path, type: AssetType.DIRECTORY });
    return { chart: `./${asset.path}` };
  }
}

/** https://github.com/kedacore/charts/blob/main/keda/values.yaml */
const KEDA_VALUES = {
  crds: { additionalAnnotations: retained },
  // Synthesized objects are checked before they arrive; the webhook would stop deploys whenever KEDA restarts.
  webhooks: { enabled: false },
};
