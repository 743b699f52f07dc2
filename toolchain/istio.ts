import { type GoPart, goPart } from "./go-part";
import type { Part } from "./part";

/** The release that the module's revision is: https://github.com/istio/istio/releases/tag/1.31.0 */
export const istioVersion = "1.31.0";

const istioPart = (part: Omit<GoPart, "module" | "variables">): Part =>
  goPart({ ...part, module: "istio", variables: { "istio.io/istio/pkg/version.buildVersion": istioVersion } });

/** The control plane. */
export const istiod = istioPart({
  name: "istiod",
  title: `Build Istio's control plane ${istioVersion}`,
  programs: { "pilot-discovery": "istio.io/istio/pilot/cmd/pilot-discovery" },
  // Validators that nothing calls, in the protocols of Envoy.
  tags: ["disable_pgv"],
  smoke: { "pilot-discovery": { args: ["version"], expect: `Version:"${istioVersion}"` } },
});

/** What runs beside an Envoy, and what sends a pod's traffic through it. Tags as in Istio's own Makefile.core.mk. */
export const istioAgents = istioPart({
  name: "istio-agents",
  title: `Build Istio's agents ${istioVersion}`,
  programs: {
    "pilot-agent": "istio.io/istio/pilot/cmd/pilot-agent",
    "istio-cni": "istio.io/istio/cni/cmd/istio-cni",
    "install-cni": "istio.io/istio/cni/cmd/install-cni",
  },
  tags: ["agent", "disable_pgv", "grpcnotrace", "retrynotrace"],
  smoke: {
    "pilot-agent": { args: ["version"], expect: `Version:"${istioVersion}"` },
    "istio-cni": {
      env: { CNI_COMMAND: "VERSION" },
      input: JSON.stringify({ cniVersion: "1.0.0", name: "probe", type: "istio-cni" }),
      expect: "supportedVersions",
    },
    "install-cni": { args: ["version"], expect: `Version:"${istioVersion}"` },
  },
});

/** Checks objects of the mesh, in tests; no cluster needs it. */
export const istioctl = istioPart({
  name: "istioctl",
  title: `Build istioctl ${istioVersion}`,
  programs: { istioctl: "istio.io/istio/istioctl/cmd/istioctl" },
  tags: ["disable_pgv"],
  smoke: { istioctl: { args: ["version", "--remote=false"], expect: istioVersion } },
});
