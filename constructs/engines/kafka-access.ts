import type { SecretKey } from "./secret-key";

/** Who signed the brokers' certificates: the platform's own CA, one that every system knows, or a given one. */
export type KafkaCa = "platform" | "public" | SecretKey;

/** How the provisioner logs in, as Kafka's administrator. */
export interface KafkaAdminAccess {
  /** `host:port[,host:port]` */
  readonly bootstrapServers: string;
  readonly ca: KafkaCa;
  readonly login: ScramLogin | CertificateLogin;
}

export interface ScramLogin {
  readonly type: "scram";
  readonly mechanism: "SCRAM-SHA-512" | "SCRAM-SHA-256" | "PLAIN";
  readonly username: SecretKey;
  readonly password: SecretKey;
}

/** A client certificate that the provisioner signs for itself, one day long, with an authority that the brokers trust. */
export interface CertificateLogin {
  readonly type: "certificate";
  readonly authority: { readonly certificate: SecretKey; readonly key: SecretKey };
  readonly commonName: string;
}

/** How workloads log in: over TLS, each with a user of its own. */
export interface KafkaClientAccess {
  readonly ca: KafkaCa;
  readonly mechanism: "SCRAM-SHA-512" | "SCRAM-SHA-256";
}
