import type { TlsSource } from "./tls";

export interface EnvoyGatewayProps {
  /**
   * Names that it answers for: exact, or with `*.` in front for any one more part. Routes that name no host answer for the
   * first. Tokens are allowed.
   */
  readonly hosts: readonly string[];
  /** Certificates for its hosts. HTTP is then answered by a redirect to HTTPS. @default none: plain HTTP */
  readonly tls?: TlsSource;
  /** How it is reached from outside the cluster. @default "LoadBalancer" */
  readonly service?: "LoadBalancer" | "ClusterIP" | "NodePort";
  /** Names of the teams whose routes may attach. @default all of the platform's */
  readonly teams?: readonly string[];
  /** Of its proxies. @default 2 */
  readonly replicas?: number;
  /** HTTP/3 beside HTTP/2, over UDP; needs `tls`. @default false */
  readonly http3?: boolean;
}
