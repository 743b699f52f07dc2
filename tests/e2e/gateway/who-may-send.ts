import { describe, expect, test } from "vitest";
import { basic, bearer, key } from "../../support/gateway/clients";
import { type Client, echoOf, type Sent } from "../../support/gateway/requests";
import { Issuer } from "../../support/gateway/tokens";

/** Tests of the routes that ask who sends: with tokens, keys and passwords, and ways around them. */
export function testWhoMaySend(client: () => Client, issuer: Issuer): void {
  describe("a token", () => {
    test.each<[string, () => Sent, number]>([
      ["of the issuer, for the shop", () => bearer(issuer.token()), 200],
      ["for several audiences", () => bearer(issuer.token({ aud: ["bank", "shop"] })), 200],
      ["that is missing", () => ({}), 401],
      ["that is none", () => bearer("no.token.this"), 401],
      ["without the scheme", () => ({ headers: { authorization: issuer.token() } }), 401],
      ["that has expired", () => bearer(issuer.token({ exp: Math.floor(Date.now() / 1000) - 120 })), 401],
      ["that is not valid yet", () => bearer(issuer.token({ nbf: Math.floor(Date.now() / 1000) + 600 })), 401],
      ["of another issuer", () => bearer(issuer.token({ iss: "https://evil.example" })), 401],
      ["for another audience", () => bearer(issuer.token({ aud: "bank" })), 403],
      ["with a signature by another's key", () => bearer(new Issuer("first").token()), 401],
      ["by a key that the issuer does not have", () => bearer(new Issuer("second").token()), 401],
    ])("%s", async (_, sent, status) => {
      expect((await client().send("/tokens", sent())).status).toBe(status);
    });

    test("in the address is not taken, where logs would show it", async () => {
      expect((await client().send(`/tokens?access_token=${issuer.token()}`)).status).toBe(401);
    });

    test("of keys that the gateway fetches", async () => {
      expect((await client().send("/remote", bearer(issuer.token()))).status).toBe(200);
      expect((await client().send("/remote", bearer(new Issuer("first").token()))).status).toBe(401);
    });

    test("tells the service its subject, whatever the client claims", async () => {
      const claimed = {
        headers: { ...bearer(issuer.token()).headers, "x-user": "mallory", "x-headwater-subject": "m" },
      };
      expect(echoOf(await client().send("/tokens", claimed)).headers).toMatchObject({ "x-user": "alice" });
      const nobody = { headers: { ...bearer(issuer.token({ sub: undefined })).headers, "x-user": "mallory" } };
      const { headers } = echoOf(await client().send("/tokens", nobody));
      expect(headers).not.toHaveProperty("x-user");
      expect(headers).not.toHaveProperty("x-headwater-subject");
    });

    test.each<[string, unknown, number]>([
      ["a text that is allowed", "clerk", 200],
      ["a list with one that is allowed", ["guest", "admin"], 200],
      ["a text that is not allowed", "guest", 403],
      ["a list without one that is allowed", ["guest"], 403],
      ["no such claim", undefined, 403],
    ])("with %s, where a claim is required", async (_, role, status) => {
      expect((await client().send("/staff", bearer(issuer.token({ role })))).status).toBe(status);
    });
  });

  describe("an API key", () => {
    test("is told apart from none and from a wrong one, and does not reach the service", async () => {
      expect((await client().send("/partners")).status).toBe(401);
      expect((await client().send("/partners", key("key-of-nobody"))).status).toBe(401);
      const reply = await client().send("/partners", {
        headers: { ...key("key-of-acme").headers, "x-client": "globex" },
      });
      expect(reply.status).toBe(200);
      expect(echoOf(reply).headers).toMatchObject({ "x-client": "acme" });
      expect(reply.text).not.toContain("key-of-acme");
    });
  });

  describe("a password", () => {
    test("is checked, and does not reach the service", async () => {
      expect((await client().send("/tools")).status).toBe(401);
      expect((await client().send("/tools", basic("alice:blunder"))).status).toBe(401);
      expect((await client().send("/tools", basic("bob:wonder"))).status).toBe(401);
      const reply = await client().send("/tools", {
        headers: { ...basic("alice:wonder").headers, "x-person": "the queen" },
      });
      expect(reply.status).toBe(200);
      expect(echoOf(reply).headers).toMatchObject({ "x-person": "alice" });
      expect(echoOf(reply).headers).not.toHaveProperty("authorization");
    });
  });

  test("nobody's headers make a service believe a client on a public route", async () => {
    const headers = { "x-user": "alice", "x-client": "acme", "x-person": "alice", "x-forwarded-for": "203.0.113.7" };
    const { headers: arrived } = echoOf(await client().send("/open", { headers }));
    for (const name of ["x-user", "x-client", "x-person"]) expect(arrived).not.toHaveProperty(name);
    expect(arrived["x-forwarded-for"]).not.toContain("203.0.113.7");
  });

  test.each([
    ["/open/../tokens", 401],
    ["/open/%2e%2e/tokens", 401],
    ["//tokens", 401],
    ["/open/..%2ftokens", 307],
  ])("%s is no way around authentication", async (path, status) => {
    expect((await client().send(path)).status).toBe(status);
  });

  test("a header that some servers take for another is refused", async () => {
    expect((await client().send("/open", { headers: { x_user: "alice" } })).status).toBe(400);
  });
}
