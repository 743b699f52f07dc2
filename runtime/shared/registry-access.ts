/** How to reach a schema registry that speaks Confluent's API. */
export interface RegistryAccess {
  /** Root of the API: https://registry.platform.svc:8443/apis/ccompat/v7 */
  readonly url: string;
  /** PEM, of whoever signed its certificate. Absent: whom Node trusts by itself. */
  readonly ca?: string;
  /** Absent: it asks nobody who they are. */
  readonly login?: RegistryCredentials;
}

export type RegistryCredentials =
  | { readonly type: "basic"; readonly username: string; readonly password: string }
  | { readonly type: "token"; readonly token: string }
  /** The client credentials grant, RFC 6749 section 4.4. */
  | { readonly type: "oidc"; readonly tokenUrl: string; readonly clientId: string; readonly clientSecret: string };
