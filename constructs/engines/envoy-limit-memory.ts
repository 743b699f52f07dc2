import type { EnvoyPatchPolicy } from "../kubernetes/objects";
import type { AcceptedEnvoyGatewayProps } from "./envoy-gateway-props";
import { gatewayObject } from "./envoy-names";
import { labels } from "./labels";

/** For each limit; as many as Envoy Gateway means them to be. */
const CLIENTS = 10_000;

/**
 * Has Envoy count as many clients apart as Envoy Gateway 1.9 intends. Without, it forgets all but the last 20 of a limit,
 * and whoever is forgotten may begin anew: https://github.com/envoyproxy/gateway/issues/9973. The controller must allow
 * such policies, as `Operators` has it do; where no route has a limit there is nothing to patch, which its status tells.
 */
export function limitMemory(gateway: string, namespace: string, props: AcceptedEnvoyGatewayProps): EnvoyPatchPolicy {
  const name = gatewayObject(gateway);
  // Listeners without encryption share the configuration of the first.
  const listeners = props.tls === undefined ? ["http-0"] : props.hosts.map((_, index) => `https-${index}`);
  return {
    apiVersion: "gateway.envoyproxy.io/v1alpha1",
    kind: "EnvoyPatchPolicy",
    metadata: { name, namespace, labels: labels(name) },
    spec: {
      targetRef: { group: "gateway.networking.k8s.io", kind: "Gateway", name },
      type: "JSONPatch",
      jsonPatches: listeners.map((listener) => ({
        type: "type.googleapis.com/envoy.config.route.v3.RouteConfiguration",
        name: `${namespace}/${name}/${listener}`,
        operation: {
          op: "add",
          jsonPath: "..typed_per_filter_config['envoy.filters.http.local_ratelimit']",
          path: "/max_dynamic_descriptors",
          value: CLIENTS,
        },
      })),
    },
  };
}
