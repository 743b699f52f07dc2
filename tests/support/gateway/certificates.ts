import { readFile } from "node:fs/promises";
import { ensureAuthority, ensureLeaf, type KeyPair, type LeafOptions } from "../../../cluster/pki/certificate";

/** In PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Of clients: two of the authority that the gateway trusts, and one of another. */
export interface Certificates {
  readonly acme: Certificate;
  readonly globex: Certificate;
  readonly foreign: Certificate;
}

const ACME: LeafOptions = {
  subject: { commonName: "acme" },
  usages: ["client"],
  names: ["DNS:acme.example", "URI:spiffe://partners.example/acme"],
};

/** Makes them in a folder; returns the certificate of the authority too. */
export async function clientCertificates(
  folder: string,
): Promise<{ readonly authority: string; readonly certificates: Certificates }> {
  const trusted = await ensureAuthority(folder, "partners", "partners");
  const other = await ensureAuthority(folder, "others", "partners");
  const globex: LeafOptions = { subject: { commonName: "globex" }, usages: ["client"] };
  return {
    authority: await readFile(trusted.certificate, "utf8"),
    certificates: {
      acme: await pem(await ensureLeaf(folder, "acme", trusted, ACME)),
      globex: await pem(await ensureLeaf(folder, "globex", trusted, globex)),
      foreign: await pem(await ensureLeaf(folder, "foreign", other, ACME)),
    },
  };
}

const pem = async ({ certificate, key }: KeyPair): Promise<Certificate> => ({
  cert: await readFile(certificate, "utf8"),
  key: await readFile(key, "utf8"),
});
