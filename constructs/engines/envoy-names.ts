/** Where `Operators` runs Envoy Gateway. */
export const ENVOY_GATEWAY_NAMESPACE = "envoy-gateway";

/** The class of the gateways, which `Operators` makes. */
export const GATEWAY_CLASS = "envoy-gateway";

/**
 * Name of a gateway's objects in the platform's namespace. Envoy Gateway gives it to the proxies' Deployment and Service
 * as well, and a gateway named "kafka" must not take Kafka's.
 */
export const gatewayObject = (gateway: string): string => `gateway-${gateway}`;

/** Labels that Envoy Gateway gives the proxies' pods: https://gateway.envoyproxy.io/docs/tasks/operations/gateway-namespace-mode/ */
export const proxyLabels = (gateway: string, namespace: string): Readonly<Record<string, string>> => ({
  "gateway.envoyproxy.io/owning-gateway-name": gatewayObject(gateway),
  "gateway.envoyproxy.io/owning-gateway-namespace": namespace,
});
