import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { Auth, Duration, Gateway, Handler, HeadwaterStack, Service, Team, Tls } from "../../../constructs";
import { images } from "../../../constructs/delivery/pins";
import { gatewayPlatform, trustAuthority } from "../../support/gateway/platform";

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
  partners: Gateway.envoy({
    hosts: ["partners.example"],
    tls: Tls.secret("secure-example"),
    clientCertificates: { authority: { configMap: "partners-ca" } },
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
const rare = new Service(shop, "rare", {
  handler,
  scaling: { max: 3, requestsPerReplica: 10, cooldown: Duration.seconds(6) },
});
rare.exposes("/rare", { auth: open });
rare.exposes("/common", { auth: open, canary: { service: second, percent: 50 } });
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
first.exposes("/unissued", { auth: Auth.jwt({ ...tokens, keys: { url: "http://nowhere.shop/keys" } }) });
first.exposes("/partners", { auth: Auth.apiKey({ secret: "partners" }) });
first.exposes("/tools", { auth: Auth.basic({ secret: "tools", userHeader: "x-person" }) });

const security = new Team(shopStack, "security", { platform });
const doorman = new Service(security, "doorman", {
  handler: Handler.fromFile("handlers/doorman.ts"),
  visibility: "platform",
});
const absent = new Service(shop, "absent", { handler });
platform.transform((object) => {
  if (object.kind === "Deployment" && object.metadata.name === "absent") object.spec.replicas = 0;
});
const guarded = { requestHeaders: ["x-badge"], identityHeaders: ["x-auth-request-user"] };
first.exposes("/guarded", { auth: Auth.external({ service: doorman, path: "/check", ...guarded }) });
first.exposes("/unguarded", { auth: Auth.external({ service: absent }) });
first.exposes("/hesitant", { auth: Auth.external({ service: doorman, timeout: Duration.milliseconds(300) }) });

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
first.exposes("/crowded", { auth: open, maxParallelRequests: 1 });
first.exposes("/pages", { auth: open, methods: ["POST"], cors: { origins: ["https://shop.example"] } });
first.exposes("/small", { auth: open, maxBody: "64Ki" });
first.exposes("/encrypted", { auth: open, gateway: "secure" });
const streams = readFileSync(join(__dirname, "../../support/gateway/stream-server.cjs"), "utf8");
const streaming = (name: string, protocol: "http" | "grpc") =>
  new Service(shop, name, {
    container: { image: images.node, command: ["node", "-e", streams], port: 8080, protocol },
    env: { PROTOCOL: protocol },
  });
const calls = streaming("calls", "grpc");
const brief = { auth: open, gateway: "secure", timeout: Duration.milliseconds(500) };
calls.exposes("/echo.Echo", brief);
calls.exposes("/echo.Endless", { ...brief, timeout: "none" });
streaming("sockets", "http").exposes("/socket", brief);

trustAuthority(platform, "gateway-secure", process.env.LOGIN_CA ?? "");
const login = process.env.LOGIN ?? "https://login.example";
first.exposes("/private", {
  auth: Auth.oidc({
    issuer: login,
    clientId: "shop",
    secret: "login",
    keys: { url: `${login}/jwks` },
    endpoints: { authorization: `${login}/authorize`, token: `${login}/token` },
    claimHeaders: { sub: "x-user" },
  }),
  gateway: "secure",
});

const acme = { subjects: ["CN=acme"], dnsNames: ["acme.example"], uris: ["spiffe://partners.example/acme"] };
first.exposes("/certified", { auth: Auth.clientCertificate(), gateway: "partners" });
first.exposes("/certified/acme", { auth: Auth.clientCertificate(acme), gateway: "partners" });
first.exposes("/uncertified", { auth: open, gateway: "partners" });

app.synth();
