import type { GatewayController, RetriesDeclaration } from "./route-declarations";

/** How services speak with each other, as plain data. */

/** What encrypts and authorizes calls between workloads. */
export interface MeshDeclaration {
  /** `sidecar`: each pod has a proxy of its own; `ambient`: each node has one. */
  readonly mode: "sidecar" | "ambient";
  /** Of identities: `spiffe://<trust domain>/ns/<namespace>/sa/<service account>`. */
  readonly trustDomain: string;
  /** On namespaces whose pods join. */
  readonly namespaceLabels: Readonly<Record<string, string>>;
  /** On pods that join. */
  readonly insideLabels: Readonly<Record<string, string>>;
  /** On pods that stay outside, in a namespace whose pods join. */
  readonly outsideLabels: Readonly<Record<string, string>>;
  /** Of a pod: lists ports, separated by commas, to which it connects past the mesh. Absent: there is no need to. */
  readonly bypassAnnotation?: string;
  /** Where the proxies in pods get configuration and certificates. Absent: no pod has one. */
  readonly controller?: GatewayController;
  /** Where pods take calls of the mesh, in place of their own ports. Absent: at their own. */
  readonly tunnelPort?: number;
  /** The address that probes come from, as a CIDR. Absent: the node's, which no policy restricts. */
  readonly probeAddress?: string;
  /** Taken in every pod. */
  readonly proxyPorts: readonly number[];
}

/** How a workload calls a service. What is undefined is as the mesh does it. */
export interface CallOptionsDeclaration {
  /** Path of the service. */
  readonly service: string;
  /** Milliseconds for the whole answer, all tries together. */
  readonly timeoutMs: number | undefined;
  readonly retries: RetriesDeclaration | undefined;
  readonly outlierDetection: OutlierDetectionDeclaration | undefined;
  /** Of each caller's pod to the service. */
  readonly maxConnections: number | undefined;
  /** `zone`: replicas in the caller's zone come first, then its region's. */
  readonly locality: "any" | "zone" | undefined;
  /** The part of the calls, 0 to 100, that goes to another service, given by its path. */
  readonly canary: { readonly service: string; readonly percent: number } | undefined;
  /** Path of a service that gets a copy of each call; its answers are dropped. */
  readonly mirror: string | undefined;
}

/** When a replica gets no calls for a while. */
export interface OutlierDetectionDeclaration {
  readonly consecutiveGatewayErrors: number;
  /** Milliseconds between two looks at the replicas. */
  readonly intervalMs: number;
  /** Milliseconds, and as many more with each ejection that follows. */
  readonly baseEjectionTimeMs: number;
  /** Of the service's replicas, 0 to 100. */
  readonly maxEjectionPercent: number;
}
