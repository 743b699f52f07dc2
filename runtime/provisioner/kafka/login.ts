import type { BaseOptions } from "@platformatic/kafka";
import type { CertificateLogin, KafkaAdminAccess } from "../../../constructs/engines/kafka-access";
import { backoff } from "../../shared/delay";
import { createClientCertificate, type KeyPair } from "../certificates";
import type { SecretValues } from "../secret-values";

const CLIENT_ID = "headwater-provisioner";
/** A certificate is good for a day; a new one is made long before it ends. */
const CERTIFICATE_AGE_MS = 12 * 60 * 60 * 1000;

/** How the administrator logs in to Kafka. Secrets are read each time, since their owners replace them. */
export class KafkaLogin {
  private certificate: { readonly authority: KeyPair; readonly made: number; readonly pair: KeyPair } | undefined;

  /** @param platformCa PEM */
  constructor(
    private readonly access: KafkaAdminAccess,
    private readonly values: SecretValues,
    private readonly platformCa: string,
  ) {}

  /**
   * Options of a client that gives up soon: whoever asked tries again.
   * @throws Unreachable HW-PROVISION-013 if a Secret is not there
   */
  async options(): Promise<BaseOptions> {
    const { bootstrapServers, ca, login } = this.access;
    const certificates = { ca: "" };
    if (ca === "platform") certificates.ca = this.platformCa;
    else if (ca !== "public") certificates.ca = await this.values.read(ca);
    const tls = certificates.ca ? certificates : {};
    return {
      clientId: CLIENT_ID,
      bootstrapBrokers: bootstrapServers.split(","),
      tlsServerName: true,
      autocreateTopics: false,
      connectTimeout: 5_000,
      requestTimeout: 15_000,
      timeout: 10_000,
      retries: 3,
      retryDelay: (_client, _operation, attempt) => backoff(attempt, 100, 1_000),
      strict: false,
      ...(login.type === "certificate"
        ? { tls: { ...tls, ...(await this.clientCertificate(login)) } }
        : {
            tls,
            sasl: {
              mechanism: login.mechanism,
              username: (await this.values.read(login.username)).trim(),
              password: (await this.values.read(login.password)).trim(),
            },
          }),
    };
  }

  private async clientCertificate({ authority, commonName }: CertificateLogin): Promise<{ cert: string; key: string }> {
    const pair = {
      certificate: await this.values.read(authority.certificate),
      key: await this.values.read(authority.key),
    };
    const { certificate } = this;
    const fits =
      certificate?.authority.key === pair.key &&
      certificate.authority.certificate === pair.certificate &&
      Date.now() - certificate.made < CERTIFICATE_AGE_MS;
    const signed = fits ? certificate.pair : await createClientCertificate(pair, commonName);
    if (!fits) this.certificate = { authority: pair, made: Date.now(), pair: signed };
    return { cert: signed.certificate, key: signed.key };
  }
}
