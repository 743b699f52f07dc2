import type { ScramMechanism } from "./settings";

/** What a workload needs to reach Kafka and the registry, besides its own credentials. */
export interface ClientAccess {
  /** `host:port[,host:port]` */
  readonly bootstrap: string;
  readonly mechanism: ScramMechanism;
  /** PEM; undefined: one that every system knows. */
  readonly ca: string | undefined;
  readonly registry?: RegistryClientAccess;
}

export interface RegistryClientAccess {
  /** PEM; undefined: one that every system knows, or plain HTTP. */
  readonly ca: string | undefined;
  /** Of a user that may only read; undefined: whoever can connect may. */
  readonly login?: { readonly username: string; readonly password: string };
}

/** A workload's Secret. `sasl` and `tls` are what KEDA's Kafka scaler wants to be told. */
export const secretDataOf = (
  { bootstrap, mechanism, ca, registry }: ClientAccess,
  credentials: { readonly username: string; readonly password: string },
): Record<string, string> => ({
  ...credentials,
  bootstrap,
  sasl: mechanism === "SCRAM-SHA-512" ? "scram_sha512" : "scram_sha256",
  tls: "enable",
  ...(ca === undefined ? {} : { "ca.crt": ca }),
  ...(registry?.ca === undefined ? {} : { "registry-ca.crt": registry.ca }),
  ...(registry?.login
    ? { "registry-username": registry.login.username, "registry-password": registry.login.password }
    : {}),
});
