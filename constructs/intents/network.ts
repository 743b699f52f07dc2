/**
 * Connections that some pods may have; everything else is refused. Several intents for the same pods add up.
 * What a node itself does, such as probing, is never restricted.
 */
export interface NetworkIntent {
  readonly kind: "network";
  readonly name: string;
  readonly namespace: string;
  /** Labels of the pods meant; none means every pod of the namespace. */
  readonly pods: Readonly<Record<string, string>>;
  /** undefined: this intent says nothing about who may connect; an empty list: nobody. */
  readonly ingress?: readonly NetworkEdge[];
  /** undefined: this intent says nothing about where to they may connect; an empty list: nowhere. */
  readonly egress?: readonly NetworkEdge[];
}

export interface NetworkEdge {
  readonly peer: NetworkPeer;
  /** None means every port. */
  readonly ports: readonly NetworkPort[];
}

/**
 * Pods of a namespace, or of every namespace with the given labels; whatever scales workloads; whatever holds requests
 * to services that follow them, and counts them; addresses as a CIDR; or any address.
 */
export type NetworkPeer =
  | { readonly namespace: string; readonly pods: Readonly<Record<string, string>> }
  | { readonly namespaces: Readonly<Record<string, string>>; readonly pods: Readonly<Record<string, string>> }
  | { readonly address: string }
  | "scaler"
  | "activator"
  | "anywhere";

export interface NetworkPort {
  readonly port: number | string;
  readonly protocol: "TCP" | "UDP";
}
