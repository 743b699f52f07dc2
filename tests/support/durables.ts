import { App } from "cdktf";
import { Durable, type DurableEngine, DurableEntity, Handler, HeadwaterStack, Platform, Team } from "../../constructs";
import { objectsOf } from "../../constructs/testing";

const bucket = { url: "s3://restate/prod", region: "eu-central-1" };
const key = (key: string) => ({ secret: "snapshots", key });

/** Each prop of what keeps durable functions on the platform, by what is special of it; the names are namespaces. */
export const durables: Readonly<Record<string, DurableEngine>> = {
  "durable-embedded": Durable.embedded(),
  "durable-embedded-storage": Durable.embedded({ storage: "5Gi" }),
  "durable-restate": Durable.restate({ snapshots: bucket }),
  "durable-restate-one": Durable.restate({ nodes: 1 }),
  "durable-restate-all": Durable.restate({
    nodes: 5,
    storage: "50Gi",
    partitions: 48,
    resources: { cpu: "2", memory: "8Gi", memoryLimit: "8Gi" },
    snapshots: {
      ...bucket,
      endpoint: "https://minio.example:9000",
      credentials: { accessKeyId: key("id"), secretAccessKey: key("secret") },
    },
  }),
};

/** Programs of a platform with each, and of an entity on it. */
export const durableObjects = () => {
  const app = new App();
  for (const [name, durable] of Object.entries(durables)) {
    const platform = new Platform(new HeadwaterStack(app, name), name, { durable });
    const team = new Team(new HeadwaterStack(app, `team-of-${name}`), `team-of-${name}`, { platform });
    new DurableEntity(team, "stock", { handler: Handler.inline("module.exports = { handlers: {} };") });
  }
  return objectsOf(app);
};
