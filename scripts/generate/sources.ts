import { customResources } from "./custom-resources";
import { goDefinitions } from "./go-source";
import type { SchemaBundle } from "./json-schema";
import { kubernetesKinds } from "./open-api";
import { definitionsOfStrimzi } from "./strimzi-definitions";

/** Where the schemas of some kinds come from. */
export interface Source {
  /** Name of the files made from it. */
  readonly name: string;
  /** Reads them at the version that the toolchain pins. */
  bundle(): Promise<SchemaBundle>;
}

const ENVOY_GATEWAY = "github.com/envoyproxy/gateway";
/** Those of the Gateway API itself are beside the folder of Envoy Gateway's own. */
const GATEWAY_DEFINITIONS = "charts/gateway-helm/charts/crds/crds";

/** Everything that Headwater writes: Kubernetes' own kinds, then one line per operator. */
export const sources: readonly Source[] = [
  kubernetesKinds("kubernetes", {
    v1: ["ConfigMap", "Namespace", "PersistentVolumeClaim", "Secret", "Service", "ServiceAccount"],
    "apps/v1": ["Deployment", "StatefulSet"],
    "batch/v1": ["CronJob", "Job"],
    "networking.k8s.io/v1": ["NetworkPolicy"],
    "policy/v1": ["PodDisruptionBudget"],
    "rbac.authorization.k8s.io/v1": ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"],
  }),
  customResources("keda", goDefinitions("keda", "github.com/kedacore/keda/v2", "config/crd/bases"), [
    "ScaledJob",
    "ScaledObject",
    "TriggerAuthentication",
  ]),
  customResources(
    "prometheus-operator",
    goDefinitions(
      "prometheus-operator",
      "github.com/prometheus-operator/prometheus-operator",
      "example/prometheus-operator-crd",
    ),
    ["PodMonitor", "PrometheusRule", "ServiceMonitor"],
  ),
  customResources("gateway-api", goDefinitions("envoy-gateway", ENVOY_GATEWAY, GATEWAY_DEFINITIONS), [
    "Gateway",
    "GatewayClass",
    "GRPCRoute",
    "HTTPRoute",
    "ReferenceGrant",
  ]),
  customResources("envoy-gateway", goDefinitions("envoy-gateway", ENVOY_GATEWAY, `${GATEWAY_DEFINITIONS}/generated`), [
    "Backend",
    "BackendTrafficPolicy",
    "ClientTrafficPolicy",
    "EnvoyPatchPolicy",
    "EnvoyProxy",
    "HTTPRouteFilter",
    "SecurityPolicy",
  ]),
  customResources("istio", goDefinitions("istio", "istio.io/istio", "manifests/charts/base/files"), [
    "AuthorizationPolicy",
    "DestinationRule",
    "PeerAuthentication",
    "RequestAuthentication",
    "ServiceEntry",
    "Sidecar",
    "Telemetry",
    "VirtualService",
  ]),
  customResources("knative", goDefinitions("knative", "knative.dev/serving", "config/core/300-resources"), [
    "Configuration",
  ]),
  customResources("strimzi", definitionsOfStrimzi, ["Kafka", "KafkaNodePool"]),
];
