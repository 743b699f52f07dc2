import { CNI_FOLDERS } from "./layout";

const requests = { cpu: "10m", memory: "64Mi" };
/** The node has nft, and no iptables. */
const global = { nativeNftables: true };

/**
 * Values of Istio's charts that the embedded cluster needs, beside those that `Operators` gives them. Its sidecars run
 * Envoy's release build, without the filters that Istio's own build has: `istio.stats` (the mesh's metrics),
 * `istio.metadata_exchange` (the peer's name in them) and `istio.alpn`. One node takes one replica, and small ones.
 *
 * @example new Operators(stack, "operators", { mesh: { mode: "sidecar", values: embeddedMeshValues } });
 */
export const embeddedMeshValues = {
  istiod: {
    autoscaleEnabled: false,
    resources: { requests },
    telemetry: { enabled: false },
    env: { PILOT_ENABLE_METADATA_EXCHANGE: "false", PILOT_ENABLE_ALPN_FILTER: "false" },
    global: { ...global, proxy: { resources: { requests } } },
  },
  cni: {
    cniBinDir: CNI_FOLDERS.programs,
    cniConfDir: CNI_FOLDERS.configuration,
    resources: { requests },
    global,
  },
};
