import { AuthenticationError, NetworkError, UnsupportedApiError } from "@platformatic/kafka";
import { expect, test } from "vitest";
import { explainKafkaError } from "../../../runtime/provisioner/kafka-errors";
import { Refusal } from "../../../runtime/provisioner/outcome";

const because = (code: string) =>
  new NetworkError("Connection failed", { cause: Object.assign(new Error("tls"), { code }) });

test.each([
  ["an expired certificate", because("CERT_HAS_EXPIRED"), "brokers' certificate has expired; renew it"],
  ["a certificate for other names", because("ERR_TLS_CERT_ALTNAME_INVALID"), "is for other names"],
  ["somebody else's certificate", because("SELF_SIGNED_CERT_IN_CHAIN"), "not signed by the authority"],
  [
    "a certificate of ours that they refuse",
    because("ERR_SSL_TLSV1_ALERT_UNKNOWN_CA"),
    "the administrator's certificate",
  ],
  ["a wrong password", new NetworkError("x", { cause: new AuthenticationError("no") }), "user and password"],
  ["nobody at the address", because("ECONNREFUSED"), "Kafka does not answer"],
])("%s may pass, and is told", (_, error, text) => {
  const explained = explainKafkaError(error);
  expect(explained).not.toBeInstanceOf(Refusal);
  expect(explained.message).toContain(text);
});

test("brokers that are too old are not asked again", () => {
  const explained = explainKafkaError(new UnsupportedApiError("Unsupported API AlterUserScramCredentials."));
  expect(explained).toMatchObject({ status: 422, code: "HW-PROVISION-006" });
  expect((explained as Refusal).details[0]).toContain("Kafka 3.0 or newer");
});
