import type { SecretKey } from "./secret-key";

/** How a client of the registry logs in. */
export type RegistryLogin =
  | BasicLogin
  | {
      /** The client credentials grant of OAuth 2.0. */
      readonly type: "oidc";
      readonly tokenUrl: string;
      readonly clientId: SecretKey;
      readonly clientSecret: SecretKey;
    }
  | { readonly type: "token"; readonly token: SecretKey };

export interface BasicLogin {
  readonly type: "basic";
  readonly username: SecretKey;
  readonly password: SecretKey;
}

export const basicLogin = (secret: string): BasicLogin => ({
  type: "basic",
  username: { secret, key: "username" },
  password: { secret, key: "password" },
});

/** The provisioner makes it: user `headwater`, who may write. */
export const madeAdminLogin = basicLogin("registry-admin");
/** The provisioner makes it: user `reader`. */
export const madeClientLogin = basicLogin("registry-client");
