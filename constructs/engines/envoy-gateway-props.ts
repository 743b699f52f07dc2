import type { ResourcesDeclaration } from "../model/workload-declarations";
import type { TlsSource } from "./tls";

export interface EnvoyGatewayProps {
  /**
   * Names that it answers for: exact, or with `*.` in front for one more part or several. Routes that name no host
   * answer for the first. Tokens are allowed.
   */
  readonly hosts: readonly string[];
  /** Certificates for its hosts. HTTP is then answered by a redirect to HTTPS. @default none: plain HTTP */
  readonly tls?: TlsSource;
  /**
   * Asks clients for certificates, and closes connections with one that is not good. Which routes need one is theirs to
   * say: `Auth.clientCertificate`. Needs `tls`. @default clients are not asked
   *
   * @example { authority: { configMap: "partners-ca" } }
   */
  readonly clientCertificates?: ClientCertificates;
  /** How it is reached from outside the cluster. @default "LoadBalancer" */
  readonly service?: "LoadBalancer" | "ClusterIP" | "NodePort";
  /** Names of the teams whose routes may attach. @default all of the platform's */
  readonly teams?: readonly string[];
  /** Of its proxies. @default 2 */
  readonly replicas?: number;
  /** HTTP/3 beside HTTP/2, over UDP; needs `tls`. @default false */
  readonly http3?: boolean;
  /** Of each proxy. @default { cpu: "100m", memory: "256Mi", memoryLimit: "512Mi" } */
  readonly resources?: Partial<ResourcesDeclaration>;
  /** Connections that each proxy holds at a time; those beyond are closed. @default 10,000 */
  readonly maxConnections?: number;
}

export interface ClientCertificates {
  /**
   * Whose certificates are good: an object in the platform's namespace with the authority's certificate under the key
   * `ca.crt`. While it is missing the gateway answers nobody.
   */
  readonly authority: { readonly configMap: string } | { readonly secret: string };
  /** Whether connections without a certificate are closed too, whatever they ask for. @default false */
  readonly required?: boolean;
}

/** The props with every default. */
export interface AcceptedEnvoyGatewayProps extends EnvoyGatewayProps {
  readonly service: NonNullable<EnvoyGatewayProps["service"]>;
  readonly replicas: number;
  readonly http3: boolean;
  readonly resources: ResourcesDeclaration;
  readonly maxConnections: number;
}
