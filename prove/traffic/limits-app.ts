import type { Release } from "@cdktf/provider-helm/lib/release/index.js";
import { App } from "cdktf";
import { Auth, Gateway, Handler, HeadwaterStack, Service, Team } from "../../constructs";
import { gatewayOperators, gatewayPlatform } from "../../tests/support/gateway/platform";
import { limitImageNames } from "../../toolchain/images";

// A service behind two proxies of a gateway that count its requests together, and on their own.
const app = new App();
const gateway = Gateway.envoy({ hosts: ["shop.example"], service: "ClusterIP", replicas: 2 });
const platform = gatewayPlatform(
  app,
  { public: gateway },
  gatewayOperators(app, { gateway: { globalLimits: { redis: "redis.data:6379", secret: "redis", tls: false } } }),
);
// What Envoy Gateway names by itself is the digest of an image.
const controller = app.node.findAll().find(({ node }) => node.id === "gateway-helm") as Release;
const kubernetes = { rateLimitDeployment: { container: { image: limitImageNames.rateLimit } } };
const image = { config: { envoyGateway: { provider: { kubernetes } } } };
controller.values = [...(controller.valuesInput ?? []), JSON.stringify(image)];

const shop = new Team(new HeadwaterStack(app, "shop"), "shop", { platform });
const service = new Service(shop, "orders", {
  handler: Handler.inline('module.exports = async () => new Response("ok");'),
});
const auth = Auth.apiKey({ secret: "partners" });
const limit = { requests: 20, per: "day", by: "apiKey" } as const;
service.exposes("/together", { auth, rateLimit: { ...limit, scope: "global" } });
service.exposes("/apart", { auth, rateLimit: limit });

app.synth();
