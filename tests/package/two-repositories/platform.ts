// The platform's repository: it owns the platform, and the team that places orders.
import { App } from "cdktf";
import { Contract, EventStream, Handler, HeadwaterStack, Platform, Service, Team } from "headwater";

const app = new App();
const platform = new Platform(new HeadwaterStack(app, "platform"), "platform", {
  defaults: { labels: { org: "acme" } },
});
const shop = new Team(new HeadwaterStack(app, "shop"), "shop", { platform });

const orderPlaced = new EventStream<{ id: string }>(shop, "order-placed", {
  visibility: "platform",
  key: "id",
  contract: Contract.jsonSchema({
    inline: { type: "object", properties: { id: { type: "string" } }, required: ["id"], additionalProperties: false },
  }),
});
const handler = Handler.inline("module.exports = async () => new Response('ok');");
const prices = new Service(shop, "prices", { handler, visibility: "platform" });
prices.publishes(orderPlaced);

app.synth();
