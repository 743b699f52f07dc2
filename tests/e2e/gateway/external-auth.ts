import { describe, expect, test } from "vitest";
import { type Client, echoOf, type Sent } from "../../support/gateway/requests";

const badge = (name: string, headers: Readonly<Record<string, string>> = {}): Sent => ({
  headers: { ...headers, "x-badge": name },
});

/** Tests of the routes that ask a service who may send: handlers/doorman.ts. */
export function testExternalAuth(client: () => Client): void {
  describe("an authorizer of another team", () => {
    test("lets in whom it knows, and tells the service who it is, of what is declared", async () => {
      const reply = await client().send("/guarded/file?a=b", badge("alice"));
      expect(reply.status).toBe(200);
      const { headers } = echoOf(reply);
      expect(headers).toMatchObject({ "x-auth-request-user": "alice" });
      expect(headers).not.toHaveProperty("x-auth-request-role");
    });

    test("answers whom it does not let in, and is told the declared headers alone", async () => {
      const refused = await client().send("/guarded/file", { method: "PUT", headers: { cookie: "session=1" } });
      expect(refused.status).toBe(401);
      expect(refused.headers["www-authenticate"]).toBe("Badge");
      expect(JSON.parse(refused.text)).toEqual({
        pathname: "/check/guarded/file",
        method: "PUT",
        cookie: null,
        host: "shop.example",
      });
      const sent = await client().send("/guarded", badge("lost"));
      expect([sent.status, sent.headers.location]).toEqual([302, "https://login.example/"]);
    });

    test("is believed, and not the client, also where it says nothing", async () => {
      const claimed = { "x-auth-request-user": "mallory" };
      for (const [name, user] of [
        ["alice", "alice"],
        ["anonymous", undefined],
      ] as const) {
        const { headers } = echoOf(await client().send("/guarded", badge(name, claimed)));
        expect(headers["x-auth-request-user"]).toBe(user);
      }
    });
  });

  test("without an answer of the authorizer nobody gets in", async () => {
    // With no replica at all Envoy Gateway refuses the policy, and all requests with it.
    expect((await client().send("/unguarded", badge("alice"))).status).toBe(500);
    expect((await client().send("/hesitant", badge("alice"))).status).toBe(503);
  });
}
