import type { AuthDeclaration } from "../model/route-declarations";

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
    const { issuer, audiences, keys, claimHeaders = {}, requiredClaims = {} } = props;
    return {
      type: "jwt",
      issuer,
      audiences,
      keys,
      claimHeaders,
      requiredClaims: Object.fromEntries(
        Object.entries(requiredClaims).map(([claim, values]) => [
          claim,
          typeof values === "string" ? [values] : values,
        ]),
      ),
    };
  }

  /**
   * Whoever has one of the keys in a Secret. The service is told the client's name, not the key.
   *
   * @example Auth.apiKey({ secret: "partners" })
   * @see https://gateway.envoyproxy.io/docs/tasks/security/apikey-auth/
   */
  static apiKey(props: ApiKeyProps): AuthDeclaration {
    const { secret, header = "x-api-key", clientHeader = "x-client" } = props;
    return { type: "apiKey", secret, header, clientHeader };
  }

  /**
   * Whoever has a user's name and password, by HTTP's basic authentication. For people's own tools; prefer the others.
   *
   * @example Auth.basic({ secret: "operators" })
   * @see https://gateway.envoyproxy.io/docs/tasks/security/basic-auth/
   */
  static basic(props: BasicProps): AuthDeclaration {
    const { secret, userHeader = "x-user" } = props;
    return { type: "basic", secret, userHeader };
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
