import { HelmProvider } from "@cdktf/provider-helm/lib/provider/index.js";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider/index.js";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

/** Which cluster a stack is deployed to. */
export interface Cluster {
  /** Path of a kubeconfig. Default: the environment's KUBE_CONFIG_PATH, which both providers read. */
  readonly kubeconfig?: string;
  /** Context in the kubeconfig. Default: KUBE_CTX, else its current context. */
  readonly context?: string;
}

export interface HeadwaterStackProps {
  readonly cluster?: Cluster;
}

/**
 * A stack with the providers that Headwater needs, in the version ranges that it was tested with. A plain
 * TerraformStack with providers of your own does as well: constructs never create one.
 *
 * @example new HeadwaterStack(app, "platform", { cluster: { context: "production" } });
 */
export class HeadwaterStack extends TerraformStack {
  constructor(scope: Construct, id: string, props: HeadwaterStackProps = {}) {
    super(scope, id);
    const { kubeconfig, context } = props.cluster ?? {};
    const config = {
      ...(kubeconfig === undefined ? {} : { configPath: kubeconfig }),
      ...(context === undefined ? {} : { configContext: context }),
    };
    new KubernetesProvider(this, "kubernetes", config);
    new HelmProvider(this, "helm", Object.keys(config).length > 0 ? { kubernetes: config } : {});
    // cdktf pins one exact version; users have others.
    this.addOverride("terraform.required_providers.kubernetes.version", ">= 2.38.0, < 4.0.0");
    this.addOverride("terraform.required_providers.helm.version", ">= 2.8.0, < 4.0.0");
  }
}
