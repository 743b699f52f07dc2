import "reflect-metadata"; // asked for by the next import
import { createPrivateKey, KeyObject, X509Certificate as NodeCertificate, type webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

/** A certificate and its key, both PEM; the key is PKCS#8, which Kafka and Node both read. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const CA_DAYS = 3650;
const SERVING_DAYS = 365;
const RENEW_DAYS = 30;
/** Certificates are valid from a little before, for clocks that run behind. */
const SKEW_MS = 5 * 60 * 1000;

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/** A certificate authority of our own, for ten years. */
export async function createAuthority(name: string): Promise<KeyPair> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    ...validity(CA_DAYS),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: toPem(certificate), key: await exportKey(keys.privateKey) };
}

/** A certificate for a server of these DNS names, for one year. */
export async function createServingCertificate(authority: KeyPair, dnsNames: readonly string[]): Promise<KeyPair> {
  const keys = await generateKeys();
  const issuer = new x509.X509Certificate(authority.certificate);
  const certificate = await x509.X509CertificateGenerator.create({
    // Names are in the extension below; a subject could hold 64 characters only.
    subject: "CN=headwater",
    issuer: issuer.subject,
    ...validity(SERVING_DAYS),
    publicKey: keys.publicKey,
    signingKey: await importKey(authority.key),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(dnsNames.map((value) => ({ type: "dns", value }))),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return { certificate: toPem(certificate), key: await exportKey(keys.privateKey) };
}

/** A certificate for a client that logs in with it, for one day. The authority may be another program's. */
export async function createClientCertificate(authority: KeyPair, commonName: string): Promise<KeyPair> {
  const keys = await generateKeys();
  const issuer = new x509.X509Certificate(authority.certificate);
  const { key, algorithm } = await importSigningKey(authority.key);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${commonName}`,
    issuer: issuer.subjectName,
    ...validity(1),
    publicKey: keys.publicKey,
    signingKey: key,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return { certificate: toPem(certificate), key: await exportKey(keys.privateKey) };
}

/** Whether a serving certificate still does: signed by this authority, for all these names, and not about to expire. */
export function isServingCertificateGood(
  pair: KeyPair,
  authority: KeyPair,
  dnsNames: readonly string[],
  now = Date.now(),
): boolean {
  try {
    const certificate = new NodeCertificate(pair.certificate);
    return (
      certificate.verify(new NodeCertificate(authority.certificate).publicKey) &&
      certificate.checkPrivateKey(createPrivateKey(pair.key)) &&
      dnsNames.every((name) => certificate.checkHost(name) !== undefined) &&
      Date.parse(certificate.validTo) - now > RENEW_DAYS * DAY_MS
    );
  } catch {
    return false; // not a certificate or not a key
  }
}

function generateKeys() {
  return crypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
}

function validity(days: number) {
  const notBefore = new Date(Date.now() - SKEW_MS);
  return { notBefore, notAfter: new Date(notBefore.getTime() + days * DAY_MS) };
}

const toPem = (certificate: x509.X509Certificate): string => `${certificate.toString("pem").trim()}\n`;

async function exportKey(key: webcrypto.CryptoKey): Promise<string> {
  return KeyObject.from(key).export({ type: "pkcs8", format: "pem" }).toString();
}

/** Strimzi's authorities have RSA keys. */
async function importSigningKey(pem: string) {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== "rsa") return { key: await importKey(pem), algorithm: ALGORITHM };
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;
  const der = key.export({ type: "pkcs8", format: "der" });
  return { key: await crypto.subtle.importKey("pkcs8", der, algorithm, false, ["sign"]), algorithm };
}

async function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = createPrivateKey(pem).export({ type: "pkcs8", format: "der" });
  return await crypto.subtle.importKey("pkcs8", der, ALGORITHM, false, ["sign"]);
}
