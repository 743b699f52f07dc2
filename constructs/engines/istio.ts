import type { MeshDeclaration } from "../model/mesh-declarations";
import type { Problem } from "../model/problem";
import type { MeshEngine } from "./mesh";

export interface IstioProps {
  /**
   * `sidecar`: a proxy in each pod. `ambient`: one on each node; then callers have no options of their own, and where
   * pods connect to is the network's matter alone. @default "sidecar"
   */
  readonly mode?: "sidecar" | "ambient";
  /** The control plane's, which identities begin with. @default "cluster.local" */
  readonly trustDomain?: string;
  /** Of the control plane that is to serve the platform's pods, where there are several. @default the only one */
  readonly revision?: string;
}

/** https://istio.io/latest/docs/reference/config/labels/ */
const INJECT = "sidecar.istio.io/inject";
const DATAPLANE = "istio.io/dataplane-mode";

/** The objects are those of Istio 1.31. */
export function istio({ mode = "sidecar", trustDomain = "cluster.local", revision }: IstioProps): MeshEngine {
  return {
    name: "istio",
    declaration: { mode, trustDomain, ...(mode === "sidecar" ? inPods(revision) : onNodes(revision)) },
    gatewayPods: mode === "sidecar" ? besideGateway(revision) : { labels: { [DATAPLANE]: "ambient" }, annotations: {} },
    problems: problems({ trustDomain, ...(revision === undefined ? {} : { revision }) }),
  };
}

type ModeDeclaration = Omit<MeshDeclaration, "mode" | "trustDomain">;

/** https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/ */
const inPods = (revision: string | undefined): ModeDeclaration => ({
  namespaceLabels: revision === undefined ? { "istio-injection": "enabled" } : { "istio.io/rev": revision },
  insideLabels: { [INJECT]: "true" },
  outsideLabels: { [INJECT]: "false" },
  bypassAnnotation: "traffic.sidecar.istio.io/excludeOutboundPorts",
  controller: { namespace: "istio-system", podLabels: { app: "istiod" }, port: 15_012 },
  // https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio
  proxyPorts: [15_000, 15_001, 15_002, 15_004, 15_006, 15_008, 15_020, 15_021, 15_053, 15_090],
});

/** https://istio.io/latest/docs/ambient/usage/networkpolicy/ */
const onNodes = (revision: string | undefined): ModeDeclaration => ({
  namespaceLabels: { [DATAPLANE]: "ambient", ...(revision === undefined ? {} : { "istio.io/rev": revision }) },
  insideLabels: {},
  outsideLabels: { [DATAPLANE]: "none" },
  tunnelPort: 15_008,
  probeAddress: "169.254.7.127/32",
  proxyPorts: [15_001, 15_006, 15_008],
});

/**
 * Requests from outside come in past the proxy, and of what the gateway sends only what goes to services takes it: not
 * its control plane's answers, nor the keys of issuers.
 * https://istio.io/latest/docs/reference/config/annotations/
 */
const besideGateway = (revision: string | undefined): MeshEngine["gatewayPods"] => ({
  labels: { [INJECT]: "true", ...(revision === undefined ? {} : { "istio.io/rev": revision }) },
  annotations: {
    "traffic.sidecar.istio.io/includeInboundPorts": "",
    "traffic.sidecar.istio.io/includeOutboundIPRanges": "",
    "traffic.sidecar.istio.io/includeOutboundPorts": SERVICE_PORT,
  },
});

/** What services listen on. */
const SERVICE_PORT = "80";

/** HW-MESH-001. */
const problems = (props: { readonly trustDomain: string; readonly revision?: string }): Problem[] =>
  Object.entries(props)
    .filter(([, value]) => !/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(value))
    .map(([name, value]) => ({
      code: "HW-MESH-001",
      message: `Mesh.istio: ${name} is "${value}".`,
      fix: `Give the ${name} of the control plane, in lower-case letters, digits, dashes and dots.`,
    }));
