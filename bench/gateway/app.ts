import { App } from "cdktf";
import { Auth, Gateway, Handler, HeadwaterStack, Service, Team } from "../../constructs";
import { gatewayOperators, gatewayPlatform } from "../../tests/support/gateway/platform";

// One service behind a gateway. The environment says the public keys of the issuer.
const app = new App();
const platform = gatewayPlatform(
  app,
  { public: Gateway.envoy({ hosts: ["shop.example"], service: "ClusterIP", replicas: 1 }) },
  gatewayOperators(app, { gateway: true, knative: true }),
);
const shop = new Team(new HeadwaterStack(app, "shop"), "shop", { platform });
const stub = new Service(shop, "stub", {
  handler: Handler.inline('module.exports = async () => new Response("ok");'),
});
stub.exposes("/stub", {
  auth: Auth.jwt({
    issuer: "https://id.example",
    audiences: ["shop"],
    keys: { inline: process.env.JWKS ?? "" },
    claimHeaders: { sub: "x-user" },
  }),
  rateLimit: { requests: 1_000_000, per: "second", by: "subject" },
});

app.synth();
