import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:tls";
import { beforeAll, describe, expect, it } from "vitest";
import {
  createAuthority,
  createServingCertificate,
  isServingCertificateGood,
  type KeyPair,
} from "../../../runtime/provisioner/certificates";

const DAY = 24 * 60 * 60 * 1000;

describe("our certificates", () => {
  let authority: KeyPair;
  let serving: KeyPair;

  beforeAll(async () => {
    authority = await createAuthority("Test CA");
    serving = await createServingCertificate(authority, ["localhost", "kafka.platform.svc.cluster.local"]);
  });

  it("are accepted by a TLS client that knows the authority, and by no other", async () => {
    const server = createServer({ cert: serving.certificate, key: serving.key }, (socket) => socket.end("hello"));
    await once(server.listen(0, "localhost"), "listening");
    const { port } = server.address() as AddressInfo;
    const [hello] = await once(
      connect({ port, host: "localhost", servername: "localhost", ca: authority.certificate }),
      "data",
    );
    expect(String(hello)).toBe("hello");
    const other = await createAuthority("Test CA");
    const refused = connect({ port, host: "localhost", servername: "localhost", ca: other.certificate });
    await expect(once(refused, "secureConnect")).rejects.toThrow();
    server.close();
  });

  it("live ten years as an authority and one as a server", () => {
    const years = ({ certificate }: KeyPair) => {
      const { validFrom, validTo } = new X509Certificate(certificate);
      return Math.round((Date.parse(validTo) - Date.parse(validFrom)) / (365 * DAY));
    };
    expect([years(authority), years(serving)]).toEqual([10, 1]);
    expect(new X509Certificate(authority.certificate).ca).toBe(true);
    expect(new X509Certificate(serving.certificate).ca).toBe(false);
  });

  it("are good until 30 days before their end, for their names and their authority", async () => {
    const good = (names: string[], now = Date.now(), ca = authority) =>
      isServingCertificateGood(serving, ca, names, now);
    expect(good(["localhost"])).toBe(true);
    expect(good(["localhost", "elsewhere"])).toBe(false);
    expect(good(["localhost"], Date.now() + 334 * DAY)).toBe(true);
    expect(good(["localhost"], Date.now() + 336 * DAY)).toBe(false);
    expect(good(["localhost"], Date.now(), await createAuthority("Test CA"))).toBe(false);
    const { key } = await createServingCertificate(authority, ["localhost"]);
    expect(isServingCertificateGood({ ...serving, key }, authority, ["localhost"])).toBe(false);
    expect(isServingCertificateGood({ certificate: "x", key: "y" }, authority, ["localhost"])).toBe(false);
  });
});
