import type { GatewayPort } from "../model/route-declarations";
import { clientPolicy } from "./envoy-client-policy";
import { gatewayProblems } from "./envoy-gateway-problems";
import type { AcceptedEnvoyGatewayProps, EnvoyGatewayProps } from "./envoy-gateway-props";
import { limitMemory } from "./envoy-limit-memory";
import { gatewayResource, redirectToHttps, refuseUnknown } from "./envoy-listeners";
import { proxyMonitor } from "./envoy-monitor";
import { ENVOY_GATEWAY_NAMESPACE, gatewayObject, proxyLabels } from "./envoy-names";
import { envoyProxy } from "./envoy-proxy";
import type { GatewayEngine } from "./gateway";

/** Envoy Gateway moves the ports below 1024 by 10,000, so that no proxy needs a privilege for them. */
const HTTP: GatewayPort = { port: 10_080, protocol: "TCP" };
const HTTPS: GatewayPort = { port: 10_443, protocol: "TCP" };
const HTTP3: GatewayPort = { port: 10_443, protocol: "UDP" };

/** Proxies that Envoy Gateway runs. The objects are those of Envoy Gateway 1.9, in its mode "GatewayNamespace". */
export function envoyGateway(props: EnvoyGatewayProps): GatewayEngine {
  const accepted = acceptedProps(props);
  const tls = props.tls !== undefined;
  return {
    name: "envoy",
    hosts: props.hosts,
    ...(props.teams === undefined ? {} : { teams: props.teams }),
    tls,
    clientCertificates: props.clientCertificates !== undefined,
    ports: [HTTP, ...(tls ? [HTTPS] : []), ...(tls && accepted.http3 ? [HTTP3] : [])],
    metricsPort: 19_001,
    controller: {
      namespace: ENVOY_GATEWAY_NAMESPACE,
      podLabels: { "app.kubernetes.io/name": "gateway-helm", "control-plane": "envoy-gateway" },
      port: 18_000,
    },
    // https://github.com/envoyproxy/gateway/blob/v1.9.1/internal/infrastructure/kubernetes/ratelimit/resource.go
    limiter: {
      namespace: ENVOY_GATEWAY_NAMESPACE,
      podLabels: { "app.kubernetes.io/name": "envoy-ratelimit", "app.kubernetes.io/component": "ratelimit" },
      port: 8081,
    },
    problems: gatewayProblems(accepted),
    podLabels: proxyLabels,
    // In the mode "GatewayNamespace" all objects of the proxies have the Gateway's name.
    serviceAccount: gatewayObject,
    renderGateway: (gateway, { namespace }, observability, mesh, collectors = [], traces) => [
      envoyProxy(gateway, namespace, accepted, mesh, collectors, traces),
      gatewayResource(gateway, namespace, accepted),
      clientPolicy(gateway, namespace, accepted),
      limitMemory(gateway, namespace, accepted),
      refuseUnknown(gateway, namespace),
      ...(tls ? redirectToHttps(gateway, namespace) : []),
      ...(observability ? [proxyMonitor(gateway, namespace, observability)] : []),
    ],
  };
}

function acceptedProps(props: EnvoyGatewayProps): AcceptedEnvoyGatewayProps {
  const { service = "LoadBalancer", replicas = 2, http3 = false, maxConnections = 10_000, resources = {} } = props;
  return {
    ...props,
    service,
    replicas,
    http3,
    maxConnections,
    resources: { cpu: "100m", memory: "256Mi", memoryLimit: resources.memory ?? "512Mi", ...resources },
  };
}
