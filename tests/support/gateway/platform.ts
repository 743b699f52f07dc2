import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1/index.js";
import type { App } from "cdktf";
import {
  ChartSource,
  type GatewayEngine,
  HeadwaterStack,
  Kafka,
  Observability,
  Operators,
  type OperatorsProps,
  Platform,
} from "../../../constructs";

/** Has the proxies of a gateway trust an authority (PEM) in place of those that everybody knows. */
export function trustAuthority(platform: Platform, gateway: string, authority: string): void {
  const name = "login-authority";
  new ConfigMapV1(platform, name, {
    metadata: { name, namespace: platform.namespace },
    data: { "ca-certificates.crt": authority },
    dependsOn: [...platform.ready],
  });
  platform.transform((object) => {
    if (object.kind !== "EnvoyProxy" || object.metadata.name !== gateway) return;
    const { pod, container } = object.spec.provider.kubernetes.envoyDeployment;
    pod.volumes.push({ name, configMap: { name } });
    container.volumeMounts.push({ name, mountPath: "/etc/ssl/certs" });
  });
}

/** A stack of operators, without the definitions of Prometheus unless they are asked for. */
export function gatewayOperators(app: App, operated: OperatorsProps): HeadwaterStack {
  const operators = new HeadwaterStack(app, "operators");
  const charts = ChartSource.folder(process.env.HEADWATER_CHARTS ?? "");
  new Operators(operators, "operators", { prometheusDefinitions: false, charts, ...operated });
  return operators;
}

/**
 * Gateways on a platform without brokers, for services that publish nothing.
 *
 * @param operators that it needs; none if they are there already
 */
export function gatewayPlatform(
  app: App,
  gateways: Readonly<Record<string, GatewayEngine>>,
  operators?: HeadwaterStack,
): Platform {
  const core = new HeadwaterStack(app, "platform");
  if (operators) core.addDependency(operators);
  const platform = new Platform(core, "platform", {
    kafka: { ...Kafka.embedded(), renderCluster: () => [] },
    observability: Observability.none(),
    gateways,
  });
  platform.transform((object) => {
    if (object.kind === "Deployment" && object.metadata.name === "provisioner") object.spec.replicas = 0;
    // Or the platform would wait until Kafka answers.
    if (object.kind === "Job") object.metadata.annotations = {};
  });
  return platform;
}
