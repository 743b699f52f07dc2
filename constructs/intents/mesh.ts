import type { OutlierDetectionDeclaration } from "../model/mesh-declarations";
import type { RetriesDeclaration } from "../model/route-declarations";

/** Pods of a namespace take calls of the mesh alone, encrypted and by whom a permission allows. */
export interface MeshNamespaceIntent {
  readonly kind: "mesh-namespace";
  readonly namespace: string;
  /** The part, 0 to 1, of the traces that begin at a proxy of it. Absent: proxies tell of none. */
  readonly sampling?: number;
}

/** Somebody may call some pods. Several for the same pods add up. */
export interface CallPermissionIntent {
  readonly kind: "call-permission";
  readonly name: string;
  readonly namespace: string;
  /** Labels of the pods that may be called. */
  readonly pods: Readonly<Record<string, string>>;
  readonly caller: MeshIdentity;
}

/** https://spiffe.io/docs/latest/spiffe-about/spiffe-concepts/#spiffe-id */
export interface MeshIdentity {
  readonly trustDomain: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** A port of some pods that whoever is outside the mesh reads too. */
export interface PlainPortIntent {
  readonly kind: "plain-port";
  readonly name: string;
  readonly namespace: string;
  readonly pods: Readonly<Record<string, string>>;
  readonly port: number;
}

/** Everything that some pods connect to through the mesh; nothing else is let out. */
export interface EgressIntent {
  readonly kind: "egress";
  readonly name: string;
  readonly namespace: string;
  readonly pods: Readonly<Record<string, string>>;
  readonly services: readonly MeshService[];
  /** Outside the cluster. */
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
}

/** How calls of some pods to a service are made. */
export interface CallIntent {
  readonly kind: "call";
  readonly name: string;
  readonly namespace: string;
  readonly caller: { readonly namespace: string; readonly pods: Readonly<Record<string, string>> };
  readonly service: MeshService;
  /** The first that matches counts; if none does, calls are made as the mesh does it. */
  readonly routes: readonly CallRoute[];
  readonly outlierDetection: OutlierDetectionDeclaration | undefined;
  readonly maxConnections: number | undefined;
  readonly locality: "any" | "zone" | undefined;
}

export interface CallRoute {
  /** undefined: all calls. */
  readonly header: { readonly name: string; readonly value: string } | undefined;
  /** The weights add up to 100. */
  readonly backends: readonly { readonly service: MeshService; readonly weight: number }[];
  readonly mirror: MeshService | undefined;
  readonly timeoutMs: number | undefined;
  readonly retries: RetriesDeclaration | undefined;
}

export interface MeshService {
  readonly name: string;
  readonly namespace: string;
}
