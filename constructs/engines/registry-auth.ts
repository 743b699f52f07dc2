import type { EnvVar } from "../kubernetes/objects";
import type { Problem } from "../model/problem";
import type { Properties } from "./apicurio";
import { addressProblems } from "./http-address";
import { type BasicLogin, madeAdminLogin, madeClientLogin } from "./registry-login";
import { fromSecret, type SecretKey } from "./secret-key";

/** Who may read and who may write an Apicurio Registry. */
export interface RegistryAuthEngine {
  /** Who writes: the provisioner. */
  readonly admin: BasicLogin;
  /** Who reads: workloads. Absent: whoever can connect. */
  readonly clients?: BasicLogin;
  readonly properties: Properties;
  /** What the properties refer to. */
  readonly env: readonly EnvVar[];
  /** Addresses at which the registry asks about its users. @default nowhere */
  readonly asks?: readonly string[];
  /** What is wrong with its props. @default nothing */
  readonly problems?: readonly Problem[];
}

export interface BasicAuthProps {
  /**
   * "workloads" log in to read; "anyone" who can connect may read without. Network policies keep all others away.
   * @default "workloads"
   */
  readonly readers?: "workloads" | "anyone";
}

export interface OidcAuthProps {
  /** Address of the issuer, below which Quarkus finds `.well-known/openid-configuration`. */
  readonly issuer: string;
  /** Address of its token endpoint. */
  readonly tokenUrl: string;
  /** The provisioner's client, whose tokens carry the role `sr-admin`. */
  readonly admin: OidcClient;
  /** The workloads' client, with the role `sr-readonly`. @default none: whoever can connect may read */
  readonly clients?: OidcClient;
  /** Path to the roles in a token. @default "groups", then Keycloak's "realm_access/roles" */
  readonly roleClaim?: string;
}

/** Keys of a Secret in the platform's namespace. */
export interface OidcClient {
  readonly clientId: SecretKey;
  readonly clientSecret: SecretKey;
}

export class RegistryAuth {
  /** Users with passwords. The provisioner makes them: Secrets `registry-admin` and `registry-client`. */
  static basic({ readers = "workloads" }: BasicAuthProps = {}): RegistryAuthEngine {
    return basicAuth(readers);
  }

  /**
   * Users and clients of your identity provider, known by their tokens. The provisioner and workloads show the registry
   * their client's id and secret, and it asks the issuer for the token.
   * Reports HW-REGISTRY-005 for an address that is none.
   *
   * @example
   * RegistryAuth.oidc({
   *   issuer: "https://sso.example/realms/shop",
   *   tokenUrl: "https://sso.example/realms/shop/protocol/openid-connect/token",
   *   admin: { clientId: { secret: "registry-oidc", key: "id" }, clientSecret: { secret: "registry-oidc", key: "secret" } },
   * })
   */
  static oidc(props: OidcAuthProps): RegistryAuthEngine {
    return oidcAuth(props);
  }

  private constructor() {}
}

/** Apicurio's names of roles: https://www.apicur.io/registry/docs/apicurio-registry/3.0.x, "Configuring authorization". */
const ADMIN = "sr-admin";
const READER = "sr-readonly";

/**
 * Confluent's API follows Apicurio's own rules, by which each operation asks for a role. Its other APIs are more than
 * workloads need, and some compute things for whoever may read; they are for administrators alone.
 */
const authorization = (anyoneReads: boolean): Properties => ({
  "apicurio.auth.role-based-authorization": true,
  "apicurio.auth.anonymous-read-access.enabled": anyoneReads,
  "quarkus.http.auth.permission.confluent.paths": "/apis/ccompat/*",
  "quarkus.http.auth.permission.confluent.policy": "permit",
  "quarkus.http.auth.permission.others.paths": "/*",
  "quarkus.http.auth.permission.others.policy": "admins",
  "quarkus.http.auth.policy.admins.roles-allowed": ADMIN,
});

/** https://quarkus.io/guides/security-properties */
function basicAuth(readers: "workloads" | "anyone"): RegistryAuthEngine {
  const admin = { name: "headwater", role: ADMIN, variable: "REGISTRY_ADMIN_PASSWORD", login: madeAdminLogin };
  const reader = { name: "reader", role: READER, variable: "REGISTRY_CLIENT_PASSWORD", login: madeClientLogin };
  const users = readers === "workloads" ? [admin, reader] : [admin];
  return {
    admin: madeAdminLogin,
    ...(readers === "workloads" ? { clients: madeClientLogin } : {}),
    properties: {
      ...authorization(readers === "anyone"),
      "quarkus.http.auth.basic": true,
      "quarkus.security.users.embedded.plain-text": true,
      ...Object.fromEntries(
        users.flatMap(({ name, role, variable }) => [
          [`quarkus.security.users.embedded.users.${name}`, `\${${variable}}`],
          [`quarkus.security.users.embedded.roles.${name}`, role],
        ]),
      ),
    },
    env: users.map(({ variable, login }) => fromSecret(variable, login.password)),
  };
}

/** https://quarkus.io/guides/security-oidc-configuration-properties-reference */
const oidcAuth = ({ issuer, tokenUrl, admin, clients, roleClaim }: OidcAuthProps): RegistryAuthEngine => ({
  admin: loginOf(admin),
  ...(clients ? { clients: loginOf(clients) } : {}),
  properties: {
    ...authorization(clients === undefined),
    "quarkus.oidc.tenant-enabled": true,
    "quarkus.oidc.auth-server-url": issuer,
    "quarkus.oidc.token-path": tokenUrl,
    ...(roleClaim === undefined ? {} : { "quarkus.oidc.roles.role-claim-path": roleClaim }),
    "apicurio.authn.basic-client-credentials.enabled": true,
  },
  env: [],
  asks: [issuer, tokenUrl],
  problems: addressProblems("HW-REGISTRY-005", "RegistryAuth.oidc", { issuer, tokenUrl }),
});

const loginOf = ({ clientId, clientSecret }: OidcClient): BasicLogin => ({
  type: "basic",
  username: clientId,
  password: clientSecret,
});
