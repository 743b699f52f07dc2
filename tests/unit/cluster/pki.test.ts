import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ensureAuthority, ensureLeaf, type LeafOptions } from "../../../cluster/pki/certificate";

const folder = mkdtempSync(join(tmpdir(), "headwater-pki-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

const server: LeafOptions = {
  subject: { commonName: "apiserver" },
  usages: ["server"],
  names: ["DNS:localhost", "IP:127.0.0.1", "IP:10.213.4.1"],
};
const read = (file: string) => new X509Certificate(readFileSync(file));

describe("certificates", () => {
  it("are signed by their authority, for the names and the use that were asked for", async () => {
    const authority = await ensureAuthority(folder, "ca", "test-ca");
    const pair = await ensureLeaf(folder, "apiserver", authority, server);
    const certificate = read(pair.certificate);
    expect(certificate.checkIssued(read(authority.certificate))).toBe(true);
    expect(certificate.verify(read(authority.certificate).publicKey)).toBe(true);
    expect(certificate.checkIP("10.213.4.1")).toBe("10.213.4.1");
    expect(certificate.checkHost("localhost")).toBe("localhost");
    expect(certificate.ca).toBe(false);
    expect(certificate.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1"]);
    expect(statSync(pair.key).mode & 0o777).toBe(0o600);
  });

  it("name the user and the group of a client", async () => {
    const authority = await ensureAuthority(folder, "ca", "test-ca");
    const subject = { commonName: "system:node:n", organization: "system:nodes" };
    const pair = await ensureLeaf(folder, "node", authority, { subject, usages: ["client"] });
    expect(read(pair.certificate).subject).toBe("O=system:nodes\nCN=system:node:n");
  });

  it("stay while they are good, and change with their names or their authority", async () => {
    const authority = await ensureAuthority(folder, "ca", "test-ca");
    const serial = async (options: LeafOptions, signer = authority) =>
      read((await ensureLeaf(folder, "apiserver", signer, options)).certificate).serialNumber;
    const first = await serial(server);
    expect(await serial(server)).toBe(first);
    const renamed = await serial({ ...server, names: ["IP:10.213.20.1"] });
    expect(renamed).not.toBe(first);
    const other = await ensureAuthority(folder, "ca-2", "test-ca-2");
    expect(await serial({ ...server, names: ["IP:10.213.20.1"] }, other)).not.toBe(renamed);
  });

  it("are made again when a crash left half of one", async () => {
    const authority = await ensureAuthority(folder, "ca", "test-ca");
    const pair = await ensureLeaf(folder, "half", authority, server);
    writeFileSync(pair.certificate, readFileSync(pair.certificate, "utf8").slice(0, 100));
    const again = await ensureLeaf(folder, "half", authority, server);
    expect(read(again.certificate).subject).toBe("CN=apiserver");
  });
});
