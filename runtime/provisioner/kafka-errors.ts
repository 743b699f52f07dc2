import { findErrorBy, NetworkError, UnsupportedApiError } from "@platformatic/kafka";
import { isAuthenticationError } from "../shared/kafka-retries";
import { describeError } from "../shared/log";
import { Unreachable } from "../shared/unreachable";
import { Refusal } from "./outcome";

/** OpenSSL's and Node's reasons not to trust a server: https://nodejs.org/docs/latest-v22.x/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE_REASONS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "has expired; renew it",
  CERT_NOT_YET_VALID: "is not valid yet; compare the clocks",
  ERR_TLS_CERT_ALTNAME_INVALID: "is for other names than the one in the bootstrap address; correct one of the two",
  DEPTH_ZERO_SELF_SIGNED_CERT: "is not signed by the authority that the platform's engine names",
  SELF_SIGNED_CERT_IN_CHAIN: "is not signed by the authority that the platform's engine names",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "is not signed by the authority that the platform's engine names",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "is not signed by the authority that the platform's engine names",
};

/** What a failure of Kafka means for who asked. */
export function explainKafkaError(error: Error): Refusal | Unreachable {
  const text = describeError(error);
  const certificate = codesOf(error).find((code) => code in CERTIFICATE_REASONS);
  if (certificate) {
    return new Unreachable(`The brokers' certificate ${CERTIFICATE_REASONS[certificate]} (${certificate}): ${text}`);
  }
  if (codesOf(error).some((code) => /^ERR_SSL_.*ALERT/.test(code))) {
    return new Unreachable(`The brokers do not accept the administrator's certificate: ${text}`);
  }
  // While Kafka is being set up it does not know the administrator yet.
  if (isAuthenticationError(error)) {
    return new Unreachable(
      `Kafka does not accept the administrator's user and password; compare its Secret with what Kafka knows: ${text}`,
    );
  }
  if (findErrorBy(error, "code", UnsupportedApiError.code)) {
    return new Refusal(422, "HW-PROVISION-006", `Kafka's brokers lack what is needed: ${text}`, [
      "Headwater needs Kafka 3.0 or newer whose users, ACLs and quotas are administered through Kafka itself.",
    ]);
  }
  if (findErrorBy(error, "apiId", "CLUSTER_AUTHORIZATION_FAILED")) {
    return noAdministrator(text);
  }
  if (!findErrorBy(error, "code", NetworkError.code) && findErrorBy(error, "canRetry", false)) {
    return new Refusal(422, "HW-PROVISION-006", `Kafka refuses: ${text}`);
  }
  return new Unreachable(`Kafka does not answer: ${text}`);
}

/** @param text what Kafka says */
export const noAdministrator = (text: string): Refusal =>
  new Refusal(422, "HW-PROVISION-006", `Kafka refuses: the administrator's user is no administrator: ${text}`, [
    "Make it a super user, or grant it ALTER, ALTER_CONFIGS, CREATE and DESCRIBE on the cluster.",
  ]);

/** Of an error and everything that caused it. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const inner: unknown[] = error instanceof AggregateError ? error.errors : [];
  const { code } = error as { code?: unknown };
  return [...(typeof code === "string" ? [code] : []), ...[...inner, error.cause].flatMap(codesOf)];
}
