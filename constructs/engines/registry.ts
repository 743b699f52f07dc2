import type { RegistryDeclaration } from "../model/platform-declarations";
import type { Problem } from "../model/problem";
import { REGISTRY, registryDnsNames, registryUrl } from "./apicurio";
import { type ApicurioProps, acceptedApicurioProps, apicurioProblems, renderApicurio } from "./apicurio-registry";
import { type EmbeddedRegistryProps, embeddedRegistryAuth, renderEmbeddedRegistry } from "./embedded-registry";
import type { KubernetesObject, Owner } from "./engine";
import { type ExternalRegistryProps, externalRegistry } from "./external-registry";
import type { KafkaEngine } from "./kafka";
import { selector } from "./labels";
import type { BasicLogin, RegistryLogin } from "./registry-login";
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
  /** Reading credentials, for workloads, which find them in their Secret. Absent: whoever can connect may read. */
  readonly clients?: BasicLogin;
  /** Names of the certificate that the provisioner makes into the Secret `registry-tls`; none: it makes no certificate. */
  dnsNames(platformNamespace: string): readonly string[];
  /** What is wrong with its props; the platform reports it. @default nothing */
  readonly problems?: readonly Problem[];
  /**
   * The registry itself; none if it is elsewhere.
   * @param owner of its release, in the platform's namespace
   */
  renderRegistry(owner: Owner, kafka: KafkaEngine): readonly KubernetesObject[];
}

/** What the rest of a program is told of its registry. */
export const registryDeclaration = (registry: RegistryEngine, platformNamespace: string): RegistryDeclaration => ({
  url: registry.url(platformNamespace),
  podLabels: registry.podLabels,
  ...(registry.admin?.type === "oidc" ? { tokenUrl: registry.admin.tokenUrl } : {}),
});

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
      renderRegistry: ({ namespace }) => renderEmbeddedRegistry(namespace, { storage }),
    };
  }

  /**
   * Apicurio Registry for production. With the default storage and users it needs nothing but the platform's Kafka.
   * Reports HW-REGISTRY-001 to 003 and 005 for props that can't be.
   *
   * @example Registry.apicurio({ storage: RegistryStorage.sql({ … }), auth: RegistryAuth.oidc({ … }) })
   */
  static apicurio(props: ApicurioProps = {}): RegistryEngine {
    const accepted = acceptedApicurioProps(props);
    const { admin, clients } = accepted.auth;
    return {
      name: "registry-apicurio",
      podLabels: selector(REGISTRY),
      ca: "platform",
      admin,
      ...(clients ? { clients } : {}),
      problems: apicurioProblems(accepted),
      url: registryUrl,
      dnsNames: registryDnsNames,
      renderRegistry: (owner, kafka) => renderApicurio(accepted, owner, kafka),
    };
  }

  /**
   * A registry that exists, of any make: Confluent's, Apicurio's `/apis/ccompat/v7`, Karapace.
   * Reports HW-REGISTRY-004 for an address that is none.
   *
   * @example
   * Registry.external({
   *   url: "https://registry.example:8081",
   *   admin: { type: "basic", username: { secret: "registry", key: "id" }, password: { secret: "registry", key: "secret" } },
   * })
   */
  static external(props: ExternalRegistryProps): RegistryEngine {
    return externalRegistry(props);
  }

  private constructor() {}
}
