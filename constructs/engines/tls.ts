/** Where a gateway's certificates come from. */
export type TlsSource =
  | { readonly type: "secret"; readonly secret: string }
  | { readonly type: "certManager"; readonly clusterIssuer: string };

export class Tls {
  /**
   * A certificate for all hosts of the gateway, which you have put into a Secret of type `kubernetes.io/tls` in the
   * platform's namespace. Replace its contents to renew it.
   */
  static secret(name: string): TlsSource {
    return { type: "secret", secret: name };
  }

  /**
   * Certificates that cert-manager gets and renews: https://cert-manager.io/docs/usage/gateway/. It must be installed with
   * its support for the Gateway API enabled.
   *
   * @example Tls.certManager({ clusterIssuer: "letsencrypt" })
   */
  static certManager(props: { readonly clusterIssuer: string }): TlsSource {
    return { type: "certManager", clusterIssuer: props.clusterIssuer };
  }

  private constructor() {}
}
