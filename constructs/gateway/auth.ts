import { CLIENT_HEADER, USER_HEADER } from "../model/identity-headers";
import type { AuthDeclaration, JwtDeclaration } from "../model/route-declarations";
import type {
  ApiKeyProps,
  BasicProps,
  ClientCertificateProps,
  ExternalAuthProps,
  JwtProps,
  OidcProps,
} from "./auth-props";

/** An answer takes milliseconds; whoever waits longer holds a request that nobody has let in. */
const AUTHORIZER_TIMEOUT_MS = 2_000;

/** Who may send requests to a route. Whoever may not gets 401 or 403 from the gateway; the service never sees it. */
export class Auth {
  /**
   * Whoever has a JSON Web Token of an issuer, sent as `Authorization: Bearer …`.
   * Reports HW-ROUTE-011 and 012 for an issuer and keys that can't be right.
   *
   * @example
   * Auth.jwt({
   *   issuer: "https://login.example",
   *   audiences: ["shop"],
   *   keys: { url: "https://login.example/.well-known/jwks.json" },
   *   claimHeaders: { sub: "x-user" },
   * })
   * @see https://gateway.envoyproxy.io/docs/tasks/security/jwt-authentication/
   */
  static jwt(props: JwtProps): AuthDeclaration {
    return token(props);
  }

  /**
   * Whoever logs in, in a browser, at an issuer of OpenID Connect. The gateway keeps the session in encrypted cookies, and
   * the service finds claims in `claimHeaders` and the ID token in `Authorization`. The issuer sends browsers back to
   * `<path>/oauth2/callback`, and `<path>/logout` ends the session; pages' scripts get 401 in place of a login. Reports
   * HW-ROUTE-011, 012 and 022 for what can't be.
   *
   * @example
   * Auth.oidc({
   *   issuer: "https://login.example",
   *   clientId: "shop",
   *   secret: "login",
   *   keys: { url: "https://login.example/.well-known/jwks.json" },
   *   endpoints: { authorization: "https://login.example/authorize", token: "https://login.example/token" },
   *   claimHeaders: { sub: "x-user" },
   * })
   * @see https://gateway.envoyproxy.io/docs/tasks/security/oidc/
   */
  static oidc(props: OidcProps): AuthDeclaration {
    const { clientId, secret, scopes = [], endpoints } = props;
    return {
      type: "oidc",
      token: token({ ...props, audiences: [clientId] }),
      clientId,
      secret,
      scopes,
      endpoints: { endSession: undefined, ...endpoints },
    };
  }

  /**
   * Whoever has one of the keys in a Secret. The service is told the client's name, not the key.
   *
   * @example Auth.apiKey({ secret: "partners" })
   * @see https://gateway.envoyproxy.io/docs/tasks/security/apikey-auth/
   */
  static apiKey(props: ApiKeyProps): AuthDeclaration {
    const { secret, header = "x-api-key", clientHeader = CLIENT_HEADER } = props;
    return { type: "apiKey", secret, header, clientHeader };
  }

  /**
   * Whoever has a user's name and password, by HTTP's basic authentication. For people's own tools; prefer the others.
   *
   * @example Auth.basic({ secret: "operators" })
   * @see https://gateway.envoyproxy.io/docs/tasks/security/basic-auth/
   */
  static basic(props: BasicProps): AuthDeclaration {
    const { secret, userHeader = USER_HEADER } = props;
    return { type: "basic", secret, userHeader };
  }

  /**
   * Whoever a service lets in. It is asked about each request, with the request's method, path and host, without its body:
   * 200 lets it in, and any other answer is the client's, so that it may send a browser to a login. Without an answer
   * nobody gets in: 503. Reports HW-ROUTE-019 and 020 for a service that can't be asked and headers that clients can set.
   *
   * @example Auth.external({ service: doorman, requestHeaders: ["cookie"], identityHeaders: ["x-auth-request-user"] })
   * @see https://gateway.envoyproxy.io/docs/tasks/security/ext-auth/
   */
  static external(props: ExternalAuthProps): AuthDeclaration {
    const { service, path, requestHeaders = [], identityHeaders = [], timeout } = props;
    const timeoutMs = timeout?.toMilliseconds() ?? AUTHORIZER_TIMEOUT_MS;
    return { type: "external", service: service.node.path, path, requestHeaders, identityHeaders, timeoutMs };
  }

  /**
   * Whoever has a certificate of the authority that the gateway trusts, by `clientCertificates` of `Gateway.envoy`. Without
   * names any of its certificates is good. The service finds the certificate's names in `x-forwarded-client-cert`.
   * Reports HW-ROUTE-021 for a gateway that asks for no certificates.
   *
   * @example Auth.clientCertificate({ uris: ["spiffe://partners.example/acme"] })
   * @see https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/headers#x-forwarded-client-cert
   */
  static clientCertificate(props: ClientCertificateProps = {}): AuthDeclaration {
    const { subjects = [], dnsNames = [], uris = [] } = props;
    return { type: "clientCertificate", subjects, dnsNames, uris };
  }

  /**
   * Everybody. Reports HW-ROUTE-013 without a reason, which is for whoever reviews the program.
   *
   * @example Auth.public("The catalogue is what the shop shows to everybody.")
   */
  static public(reason: string): AuthDeclaration {
    return { type: "public", reason };
  }

  private constructor() {}
}

function token({ issuer, audiences, keys, claimHeaders = {}, requiredClaims = {} }: JwtProps): JwtDeclaration {
  return {
    type: "jwt",
    issuer,
    audiences,
    keys,
    claimHeaders,
    requiredClaims: Object.fromEntries(
      Object.entries(requiredClaims).map(([claim, values]) => [claim, typeof values === "string" ? [values] : values]),
    ),
  };
}
