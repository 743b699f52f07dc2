import { createPrivateKey, generateKeyPairSync, X509Certificate } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runOrThrow } from "../../console/process";
import { writePrivate } from "../files";

const DAY_MS = 24 * 60 * 60 * 1000;
const AUTHORITY_DAYS = 3650;
const LEAF_DAYS = 365;
/** Certificates that end sooner are replaced. */
const RENEW_DAYS = 60;

export interface KeyPair {
  /** Files in PEM. */
  readonly certificate: string;
  readonly key: string;
}

export interface Subject {
  readonly commonName: string;
  readonly organization?: string;
}

export interface LeafOptions {
  readonly subject: Subject;
  readonly usages: readonly ("server" | "client")[];
  /** As openssl writes them: `DNS:localhost`, `IP:127.0.0.1`. */
  readonly names?: readonly string[];
}

export const keyPair = (folder: string, name: string): KeyPair => ({
  certificate: join(folder, `${name}.crt`),
  key: join(folder, `${name}.key`),
});

/** A self-signed authority; made once, and again when it nears its end. */
export async function ensureAuthority(folder: string, name: string, commonName: string): Promise<KeyPair> {
  const pair = keyPair(folder, name);
  const current = load(pair);
  if (current && endsLater(current) && current.subject === `CN=${commonName}`) return pair;
  const extensions = ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign,cRLSign"];
  await issue(pair, { commonName }, [...extensions, "subjectKeyIdentifier=hash"], AUTHORITY_DAYS);
  return pair;
}

/** A certificate signed by `authority`; made anew if it nears its end or is not what is asked for. */
export async function ensureLeaf(
  folder: string,
  name: string,
  authority: KeyPair,
  options: LeafOptions,
): Promise<KeyPair> {
  const pair = keyPair(folder, name);
  if (isCurrent(pair, authority, options)) return pair;
  const usages = options.usages.map((usage) => `${usage}Auth`).join(",");
  const extensions = ["basicConstraints=critical,CA:FALSE", "keyUsage=critical,digitalSignature"];
  extensions.push(`extendedKeyUsage=${usages}`, "authorityKeyIdentifier=keyid");
  if (options.names) extensions.push(`subjectAltName=${options.names.join(",")}`);
  await issue(pair, options.subject, extensions, LEAF_DAYS, authority);
  return pair;
}

function isCurrent(pair: KeyPair, authority: KeyPair, { subject, usages, names = [] }: LeafOptions): boolean {
  const certificate = load(pair);
  const issuer = load(authority);
  if (!certificate || !issuer || !endsLater(certificate)) return false;
  const wanted = [subject.organization && `O=${subject.organization}`, `CN=${subject.commonName}`];
  return (
    certificate.verify(issuer.publicKey) &&
    certificate.subject === wanted.filter(Boolean).join("\n") &&
    certificate.keyUsage.length === usages.length &&
    sameNames(certificate.subjectAltName ?? "", names)
  );
}

function sameNames(found: string, wanted: readonly string[]): boolean {
  const names = found.split(", ").map((name) => name.replace("IP Address:", "IP:"));
  return names.filter(Boolean).sort().join() === [...wanted].sort().join();
}

/** The certificate, if it is there, readable and its key belongs to it. */
function load({ certificate, key }: KeyPair): X509Certificate | undefined {
  if (!existsSync(certificate) || !existsSync(key)) return undefined;
  try {
    const parsed = new X509Certificate(readFileSync(certificate));
    return parsed.checkPrivateKey(createPrivateKey(readFileSync(key))) ? parsed : undefined;
  } catch {
    return undefined; // half-written or damaged: as good as none
  }
}

const endsLater = (certificate: X509Certificate): boolean =>
  Date.parse(certificate.validTo) - Date.now() > RENEW_DAYS * DAY_MS;

async function issue(
  pair: KeyPair,
  subject: Subject,
  extensions: readonly string[],
  days: number,
  authority?: KeyPair,
): Promise<void> {
  const key = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" });
  await writePrivate(pair.key, key.toString());
  const work = await mkdtemp(join(tmpdir(), "headwater-pki-"));
  try {
    const name = `${subject.organization ? `/O=${subject.organization}` : ""}/CN=${subject.commonName}`;
    const request = join(work, "request.pem");
    const config = join(work, "extensions");
    await writePrivate(config, `[req]\ndistinguished_name=dn\n[dn]\n[v3]\n${extensions.join("\n")}\n`);
    await runOrThrow("openssl", ["req", "-new", "-config", config, "-key", pair.key, "-subj", name, "-out", request]);
    const signer = authority
      ? ["-CA", authority.certificate, "-CAkey", authority.key, "-set_serial", serial()]
      : ["-signkey", pair.key];
    const signed = await runOrThrow("openssl", [
      ...["x509", "-req", "-in", request, "-sha256", "-days", String(days)],
      ...["-extfile", config, "-extensions", "v3", ...signer],
    ]);
    const pem = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----\n/.exec(signed.stdout)?.[0];
    if (pem === undefined) throw new Error(`openssl x509 printed no certificate:\n${signed.output}`);
    await writePrivate(pair.certificate, pem);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** 127 random bits: positive, and never twice. */
const serial = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  return `0x${Buffer.from(bytes).toString("hex")}`;
};
