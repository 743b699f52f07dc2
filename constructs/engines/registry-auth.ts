import type { EnvVar } from "../kubernetes/objects";
import type { Properties } from "./apicurio";
import { type BasicLogin, madeAdminLogin, madeClientLogin } from "./registry-login";

/** Who may read and who may write an Apicurio Registry. */
export interface ApicurioAuth {
  /** Who writes: the provisioner. */
  readonly admin: BasicLogin;
  /** Who reads: workloads. Absent: whoever can connect. */
  readonly clients?: BasicLogin;
  readonly properties: Properties;
  /** What the properties refer to. */
  readonly env: readonly EnvVar[];
  /** Where the registry has to ask about its users. */
  readonly issuer?: URL;
}

/** Apicurio's names of roles (https://www.apicur.io/registry/docs/apicurio-registry/3.0.x). */
const ADMIN = "sr-admin";
const READER = "sr-readonly";

/**
 * Confluent's API by Apicurio's own rules: each operation asks for a role. Its other APIs are more than workloads need, and
 * some compute things for whoever may read; they are for administrators alone.
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

export interface BasicAuthProps {
  /** "workloads" log in to read; "anyone" who can connect may read without. Network policies limit both. */
  readonly readers: "workloads" | "anyone";
}

/** Users with passwords that the provisioner makes. https://quarkus.io/guides/security-properties */
export function basicAuth({ readers }: BasicAuthProps): ApicurioAuth {
  const users = [
    { name: "headwater", role: ADMIN, variable: "REGISTRY_ADMIN_PASSWORD", login: madeAdminLogin },
    ...(readers === "workloads"
      ? [{ name: "reader", role: READER, variable: "REGISTRY_CLIENT_PASSWORD", login: madeClientLogin }]
      : []),
  ];
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
    env: users.map(({ variable, login }) => ({
      name: variable,
      valueFrom: { secretKeyRef: { name: login.password.secret, key: login.password.key } },
    })),
  };
}
