import { App } from "cdktf";
import { Auth, Duration, Gateway, Handler, HeadwaterStack, Service, Team, Tls } from "../../../constructs";
import { gatewayPlatform } from "../../support/gateway/platform";

// Services behind two gateways, with a route for each thing that a gateway does. The environment says:
/** Public keys of the issuer. */
const keys = process.env.JWKS ?? "";

const app = new App();
const platform = gatewayPlatform(app, {
  // One proxy each: every proxy counts requests for itself.
  public: Gateway.envoy({ hosts: ["shop.example", "*.shop.example"], service: "ClusterIP", replicas: 1 }),
  secure: Gateway.envoy({
    hosts: ["secure.example"],
    tls: Tls.secret("secure-example"),
    http3: true,
    teams: ["shop"],
    service: "ClusterIP",
    replicas: 1,
  }),
});

const shopStack = new HeadwaterStack(app, "shop");
const shop = new Team(shopStack, "shop", { platform });
const handler = Handler.fromFile("handlers/echo.ts");
const second = new Service(shop, "second", { handler });
const first = new Service(shop, "first", { handler });
const issuer = new Service(shop, "issuer", {
  handler: Handler.inline(`module.exports = async () => Response.json(${keys || "{}"});`),
});
issuer.exposes("/keys", { auth: Auth.public("Keys of an issuer are public.") });

const open = Auth.public("A test.");
const tokens = {
  issuer: "https://id.example",
  audiences: ["shop"],
  keys: { inline: keys },
  claimHeaders: { sub: "x-user" },
};

first.exposes("/open", { auth: open });
first.exposes("/tokens", { auth: Auth.jwt(tokens) });
first.exposes("/staff", { auth: Auth.jwt({ ...tokens, requiredClaims: { role: ["admin", "clerk"] } }) });
first.exposes("/remote", { auth: Auth.jwt({ ...tokens, keys: { url: "http://issuer.shop/keys" } }) });
first.exposes("/partners", { auth: Auth.apiKey({ secret: "partners" }) });
first.exposes("/tools", { auth: Auth.basic({ secret: "tools", userHeader: "x-person" }) });

const few = { requests: 5, per: "hour" } as const;
first.exposes("/limited/route", {
  auth: open,
  rateLimit: [
    { ...few, by: "route" },
    { requests: 1000, per: "second", by: "route" },
  ],
});
first.exposes("/limited/address", { auth: open, rateLimit: { ...few, by: "address" } });
first.exposes("/limited/subject", {
  auth: Auth.jwt({ ...tokens, claimHeaders: {} }),
  rateLimit: { ...few, by: "subject" },
});
first.exposes("/limited/key", { auth: Auth.apiKey({ secret: "partners" }), rateLimit: { ...few, by: "apiKey" } });

first.exposes("/canary", { auth: open, canary: { service: second, percent: 20 } });
first.exposes("/mirrored", { auth: open, mirror: second });
second.exposes("/second", { auth: open });
second.exposes("/versions", { auth: open, headers: { "x-version": "2" } });
first.exposes("/versions", { auth: open });
first.exposes("/hosted", { auth: open, host: "api.shop.example" });

first.exposes("/unsteady", { auth: open });
first.exposes("/steady", { auth: open, retries: { attempts: 3, perTryTimeout: Duration.milliseconds(400) } });
first.exposes("/hurried", { auth: open, timeout: Duration.milliseconds(500) });
first.exposes("/pages", { auth: open, methods: ["POST"], cors: { origins: ["https://shop.example"] } });
first.exposes("/small", { auth: open, maxBody: "64Ki" });
first.exposes("/encrypted", { auth: open, gateway: "secure" });

app.synth();
