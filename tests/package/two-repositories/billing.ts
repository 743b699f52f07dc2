// A team's repository: it knows the platform by its manifest alone.
import { App } from "cdktf";
import { EventStream, HeadwaterStack, Platform, Team, Worker } from "headwater";
import type { StatefulSet } from "headwater/kubernetes";
import { backups, cronBackups, otherNetwork } from "./backups.js";

const app = new App();
const stack = new HeadwaterStack(app, "billing");
const platform = Platform.fromManifest(stack, "platform", "platform.json");
platform.use(backups, cronBackups, otherNetwork);

const billing = new Team(stack, "billing", { platform });
const invoiced = new EventStream(billing, "invoiced");
const invoicing = new Worker(billing, "invoicing", {
  container: { image: "registry.example/invoicing:1.0.0" },
  storage: { size: "1Gi" },
});
invoicing.subscribes(platform.stream<{ id: string }>("shop", "order-placed"), { deadLetter: true });
invoicing.calls(platform.service("shop", "prices"));
invoicing.publishes(invoiced);
invoicing.patch("StatefulSet", (set: StatefulSet) => {
  set.metadata.annotations = { ...set.metadata.annotations, "example.com/tier": "gold" };
});

app.synth();
