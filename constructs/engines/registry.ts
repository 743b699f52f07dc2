import type { Problem } from "../model/problem";
import { REGISTRY, registryDnsNames, registryUrl } from "./apicurio";
import { type EmbeddedRegistryProps, embeddedRegistryAuth, renderEmbeddedRegistry } from "./embedded-registry";
import type { KubernetesObject } from "./engine";
import { selector } from "./labels";
import type { RegistryLogin } from "./registry-login";
import type { SecretKey } from "./secret-key";

export type { RegistryLogin };

/** Where contracts live: any registry that speaks Confluent's API. */
export interface RegistryEngine {
  readonly name: string;
  /** Root of the Confluent-compatible API. */
  url(platformNamespace: string): string;
  /** Labels of its pods in the platform's namespace; undefined: it is elsewhere. */
  readonly podLabels: Readonly<Record<string, string>> | undefined;
  /** Who signed its certificate: the platform's CA, one that every system knows, a given one; "none": plain HTTP. */
  readonly ca: "platform" | "public" | "none" | SecretKey;
  /** Writing credentials, for the provisioner alone. */
  readonly admin?: RegistryLogin;
  /** Reading credentials, for workloads. Absent: whoever can connect may read. */
  readonly clients?: RegistryLogin;
  /** Names of the certificate that the provisioner makes into the Secret `registry-tls`; none: it makes no certificate. */
  dnsNames(platformNamespace: string): readonly string[];
  /** What is wrong with its props; the platform reports it. @default nothing */
  readonly problems?: readonly Problem[];
  /** The registry itself. */
  renderRegistry(platformNamespace: string): readonly KubernetesObject[];
}

export class Registry {
  /**
   * One pod of Apicurio Registry, for development and tests. Whoever can connect may read; the provisioner alone writes.
   * Its volume outlives a destroy.
   *
   * @param props.storage size of the volume, a Kubernetes quantity; default "1Gi"
   */
  static embedded(props: Partial<EmbeddedRegistryProps> = {}): RegistryEngine {
    const { storage = "1Gi" } = props;
    return {
      name: "registry-embedded",
      podLabels: selector(REGISTRY),
      ca: "platform",
      admin: embeddedRegistryAuth.admin,
      url: registryUrl,
      dnsNames: registryDnsNames,
      renderRegistry: (namespace) => renderEmbeddedRegistry(namespace, { storage }),
    };
  }

  private constructor() {}
}
