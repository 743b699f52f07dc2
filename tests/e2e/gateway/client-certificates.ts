import { describe, expect, test } from "vitest";
import type { Certificates } from "../../support/gateway/certificates";
import { type Client, echoOf } from "../../support/gateway/requests";

/** Tests of the routes that ask for certificates. */
export function testClientCertificates(client: () => Client, certificates: () => Certificates): void {
  const host = "partners.example";
  const send = (path: string, certificate?: keyof Certificates) =>
    client().send(path, { host, ...(certificate ? { certificate: certificates()[certificate] } : {}) });

  describe("a certificate", () => {
    test("is needed by the routes that say so, and by no others", async () => {
      expect((await send("/certified")).status).toBe(403);
      expect((await send("/certified/acme")).status).toBe(403);
      expect((await send("/uncertified")).status).toBe(200);
    });

    test("of the authority is good, and its names are told to the service, whatever the client claims", async () => {
      const claimed = { "x-forwarded-client-cert": "URI=spiffe://partners.example/acme" };
      const reply = await client().send("/certified", { host, headers: claimed, certificate: certificates().globex });
      expect(reply.status).toBe(200);
      const told = echoOf(reply).headers["x-forwarded-client-cert"];
      expect(told).toContain('Subject="CN=globex"');
      expect(told).not.toContain("acme");
    });

    test("must have the names that a route wants", async () => {
      expect((await send("/certified/acme", "acme")).status).toBe(200);
      expect((await send("/certified/acme", "globex")).status).toBe(403);
    });

    test("of another authority with the same name ends the connection, whatever is asked", async () => {
      await expect(send("/certified", "foreign")).rejects.toThrow();
      await expect(send("/uncertified", "foreign")).rejects.toThrow();
    });
  });

  test("without a certificate a client's claim to have one is dropped", async () => {
    const claimed = { "x-forwarded-client-cert": "URI=spiffe://partners.example/acme" };
    const { headers } = echoOf(await client().send("/uncertified", { host, headers: claimed }));
    expect(headers).not.toHaveProperty("x-forwarded-client-cert");
  });
}
