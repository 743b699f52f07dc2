import type { Construct } from "constructs";
import type { KubernetesObject } from "../engines/engine";
import { labels, retained } from "../engines/labels";
import type { Namespace as KubernetesNamespace } from "../kubernetes/objects";
import { PLATFORM_LABEL, TEAM_LABEL } from "../model/labels";
import { Bundle } from "./bundle";
import type { Derivation } from "./derivation";

export interface NamespaceProps {
  readonly name: string;
  /** Kept by a destroy: it may hold volumes and credentials. */
  readonly retain: boolean;
  /**
   * What its pods may do: https://kubernetes.io/docs/concepts/security/pod-security-standards/. Only agents of nodes
   * need more than the default.
   * @default "restricted"
   */
  readonly podSecurity?: "restricted" | "privileged";
  /** The platform, by its namespace, that the namespace belongs to. */
  readonly platform?: string;
  /** The team, by its name, that the namespace belongs to. */
  readonly team?: string;
  /** Beside Headwater's own. @default none */
  readonly labels?: Readonly<Record<string, string>>;
  /** What must exist before the first release in the namespace, such as the service account of its hooks. */
  readonly objects?: (derivation: Derivation) => readonly KubernetesObject[];
}

/**
 * A namespace, at Pod Security "restricted" unless said otherwise, in a release of its own: hooks run before the objects of their release,
 * so a release can't bring the namespace that its own hooks need. Its record lies in `default`.
 */
export class Namespace extends Bundle {
  constructor(scope: Construct, id: string, props: NamespaceProps) {
    super(scope, id, {
      release: `namespace-${props.name}`,
      namespace: "default",
      objects: (derivation) => [namespace(props), ...(props.objects?.(derivation) ?? [])],
    });
  }
}

const namespace = (props: NamespaceProps): KubernetesNamespace => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: {
    name: props.name,
    labels: {
      ...labels(props.name),
      ...(props.platform === undefined ? {} : { [PLATFORM_LABEL]: props.platform }),
      ...(props.team === undefined ? {} : { [TEAM_LABEL]: props.team }),
      ...props.labels,
      "pod-security.kubernetes.io/enforce": props.podSecurity ?? "restricted",
      "pod-security.kubernetes.io/enforce-version": "latest",
    },
    ...(props.retain ? { annotations: retained } : {}),
  },
});
