import { collectorService } from "../concerns/traces";
import { clusterHost } from "../engines/cluster-host";
import { TRACES_PROVIDER } from "../engines/istio-names";
import type { TracesDeclaration } from "../model/platform-declarations";
import type { Traces } from "../observability/traces";

/** What `Operators` brings of Istio. */
export interface MeshOperatorProps {
  /** How pods join the mesh: with a proxy beside each, or through the proxies of their node and of their namespace. */
  readonly mode: "sidecar" | "ambient";
  /**
   * Those of a platform that another program declares: its sidecars send spans to the same collector, if that is in the
   * cluster.
   * @default those of the platforms whose stacks depend on this one's
   */
  readonly traces?: Traces;
  /**
   * Values that differ from Headwater's, merged into them: what a cluster needs whose nodes keep CNI plugins in other
   * folders than most, for example.
   *
   * @example { cni: { cniBinDir: "/var/lib/rancher/k3s/data/cni", cniConfDir: "/var/lib/rancher/k3s/agent/etc/cni/net.d" } }
   */
  readonly values?: MeshOperatorValues;
}

/** By chart; those of https://github.com/istio/istio/tree/1.31.0/manifests/charts. */
export interface MeshOperatorValues {
  readonly istiod?: object;
  readonly cni?: object;
  readonly ztunnel?: object;
}

/** The namespaces of Istio's parts. Those of the nodes' agents are at Pod Security "privileged". */
export const ISTIO_NAMESPACES = { system: "istio-system", cni: "istio-cni", ztunnel: "ztunnel" } as const;

const RUNTIME_DEFAULT = { type: "RuntimeDefault" };
/** Images without a shell; ports that nobody needs are closed by a policy. */
const SHARED = { variant: "distroless", networkPolicy: { enabled: true } };

/** https://github.com/istio/istio/blob/1.31.0/manifests/charts/istio-control/istio-discovery/values.yaml */
export const istiodValues = (mode: MeshOperatorProps["mode"], traces: TracesDeclaration | undefined) => ({
  // Without one of them no pod of the mesh can start.
  autoscaleMin: 2,
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: "kubernetes.io/hostname",
      whenUnsatisfiable: "ScheduleAnyway",
      labelSelector: { matchLabels: { app: "istiod" } },
    },
  ],
  seccompProfile: RUNTIME_DEFAULT,
  // Pods then need no privileged container of their own.
  cni: { enabled: true },
  global: { ...SHARED, proxy: { seccompProfile: RUNTIME_DEFAULT } },
  // Else a Job never ends, and a pod's first calls precede its proxy: Kubernetes starts and ends such sidecars in order.
  env: { ENABLE_NATIVE_SIDECARS: "true", ...(mode === "ambient" ? { PILOT_ENABLE_AMBIENT: "true" } : {}) },
  meshConfig: {
    // What nobody declared is not reached.
    outboundTrafficPolicy: { mode: "REGISTRY_ONLY" },
    // Monitors ask a pod itself.
    enablePrometheusMerge: false,
    ...extensionProviders(traces),
    ...(mode === "ambient" ? { defaultConfig: { proxyMetadata: { ISTIO_META_ENABLE_HBONE: "true" } } } : {}),
  },
  ...(mode === "ambient" ? AMBIENT_VALUES : {}),
});

/** https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider */
function extensionProviders(traces: TracesDeclaration | undefined): object {
  const service = traces && collectorService(traces.host);
  if (!service) return {};
  const opentelemetry = { service: clusterHost(service), port: traces.grpcPort };
  return { extensionProviders: [{ name: TRACES_PROVIDER, opentelemetry }] };
}

const AMBIENT_VALUES = {
  trustedZtunnelNamespace: ISTIO_NAMESPACES.ztunnel,
  // Of waypoints.
  gateways: { seccompProfile: RUNTIME_DEFAULT },
};

/** https://github.com/istio/istio/blob/1.31.0/manifests/charts/istio-cni/values.yaml */
export const cniValues = (mode: MeshOperatorProps["mode"]) => ({
  global: SHARED,
  seccompProfile: RUNTIME_DEFAULT,
  ambient: { enabled: mode === "ambient" },
});

/** https://github.com/istio/istio/blob/1.31.0/manifests/charts/ztunnel/values.yaml */
export const ztunnelValues = { variant: SHARED.variant, global: { networkPolicy: SHARED.networkPolicy } };
