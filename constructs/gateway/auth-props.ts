import type { Duration } from "../model/duration";
import type { IService } from "../services/service-interface";

export interface JwtProps {
  /** What tokens must have as `iss`: usually a URL. May be a token of Terraform. */
  readonly issuer: string;
  /** One of them must be in a token's `aud`. Empty: tokens that the issuer made for anything are good, HW-ROUTE-011. */
  readonly audiences: readonly string[];
  /**
   * The keys that the issuer signs with, as a JSON Web Key Set (RFC 7517): where the gateway fetches them, or the text
   * itself. Public keys only.
   */
  readonly keys: { readonly url: string } | { readonly inline: string };
  /**
   * Headers in which the service finds claims: a header's name by a claim's. What a client sends under these names is
   * dropped. @default none
   *
   * @example { sub: "x-user" }
   */
  readonly claimHeaders?: Readonly<Record<string, string>>;
  /**
   * For each claim the values of which a token must have one, or the answer is 403. @default none
   *
   * @example { role: ["admin", "clerk"] }
   */
  readonly requiredClaims?: Readonly<Record<string, string | readonly string[]>>;
}

export interface ApiKeyProps {
  /** Name of a Secret in the team's namespace: a client's name and its key, for each client. */
  readonly secret: string;
  /** Where clients send their key. @default "x-api-key" */
  readonly header?: string;
  /** In which header the service finds the client's name. @default "x-client" */
  readonly clientHeader?: string;
}

export interface BasicProps {
  /** Name of a Secret in the team's namespace with the key `.htpasswd`, in which passwords are hashed with SHA-1. */
  readonly secret: string;
  /** In which header the service finds the user's name. @default "x-user" */
  readonly userHeader?: string;
}

export interface ExternalAuthProps {
  /** Who decides: a service of the team, or one that another team exports. It answers at its port `http`. */
  readonly service: IService;
  /** What comes before the request's own path when the service is asked: "/check/orders/17". @default nothing */
  readonly path?: string;
  /** Headers of the request that the service is told, beside Authorization. @default none, not even cookies */
  readonly requestHeaders?: readonly string[];
  /**
   * Headers of the service's answer that the request is sent on with. They begin with `x-auth-request-`, which no client
   * can set. @default none
   *
   * @example ["x-auth-request-user"]
   */
  readonly identityHeaders?: readonly string[];
  /** For the service's answer, or the client gets 503. @default Duration.seconds(2) */
  readonly timeout?: Duration;
}

export interface OidcProps extends Omit<JwtProps, "audiences"> {
  /** What the issuer calls the gateway. ID tokens must have it in their `aud`. */
  readonly clientId: string;
  /** Name of a Secret in the team's namespace with the client's password under the key `client-secret`. */
  readonly secret: string;
  /** What is asked for beside `openid`, such as "email". @default nothing */
  readonly scopes?: readonly string[];
  /**
   * URLs where browsers log in and out, and where the gateway fetches tokens, as the issuer tells them at
   * `/.well-known/openid-configuration`. Envoy Gateway could ask there itself, but then an issuer that does not answer holds
   * up every change of every gateway, and closes the route:
   * https://github.com/envoyproxy/gateway/blob/v1.9.1/internal/gatewayapi/securitypolicy.go
   */
  readonly endpoints: { readonly authorization: string; readonly token: string; readonly endSession?: string };
}

/** Each has to match, of each one value is enough. The first name of its kind in the certificate counts. */
export interface ClientCertificateProps {
  /**
   * Whole subjects, with the parts in the certificate's order reversed as in RFC 2253. @default any
   *
   * @example ["CN=acme,O=Partners"]
   */
  readonly subjects?: readonly string[];
  /** DNS names in the subject's alternative names. @default any */
  readonly dnsNames?: readonly string[];
  /** URIs in the subject's alternative names, such as SPIFFE ids. @default any */
  readonly uris?: readonly string[];
}
