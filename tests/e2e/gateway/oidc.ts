import { describe, expect, test } from "vitest";
import { LOGIN, type Login } from "../../support/gateway/login";
import { type Client, echoOf } from "../../support/gateway/requests";

/** Tests of the route that needs a login in the browser. */
export function testLogin(client: () => Client, login: () => Login): void {
  const browser = () => login().browser(client());
  const private_ = new URL("https://secure.example/private/page?a=b");

  describe("a login", () => {
    test("is asked for of browsers, at the issuer, and of scripts only by a 401", async () => {
      const asked = await browser().get(private_);
      const location = new URL(String(asked.headers.location));
      expect([asked.status, location.origin, location.searchParams.get("client_id")]).toEqual([302, LOGIN.url, "shop"]);
      expect(location.searchParams.get("redirect_uri")).toBe("https://secure.example/private/oauth2/callback");
      expect((await browser().get(private_, { "sec-fetch-dest": "empty" })).status).toBe(401);
    });

    test("leads back to the page, and the service is told who it is", async () => {
      const user = browser();
      const reply = await user.open("/private/page?a=b");
      expect(reply.status).toBe(200);
      expect(echoOf(reply)).toMatchObject({ path: "/private/page", headers: { "x-user": "johndoe" } });
      const again = await user.get(private_, { "x-user": "mallory" });
      expect([again.status, echoOf(again).headers["x-user"]]).toEqual([200, "johndoe"]);
    });

    test("ends with a logout", async () => {
      const user = browser();
      await user.open("/private/page");
      await user.get(new URL("https://secure.example/private/logout"));
      expect((await user.get(private_)).status).toBe(302);
    });

    test("is not taken from anybody else", async () => {
      const forged = { authorization: "Bearer no.token.this", cookie: "IdToken=x; AccessToken=y; OauthHMAC=z" };
      expect((await browser().get(private_, forged)).status).toBe(302);
      expect(
        (await browser().get(new URL("https://secure.example/private/oauth2/callback?code=1&state=2"))).status,
      ).toBe(401);
    });
  });
}
