import { readBootstrap } from "../shared/kafka";
import { KubernetesApi, readKubernetesAccess } from "../shared/kubernetes-api";
import { createLogger } from "../shared/log";
import { runProgram } from "../shared/program";
import { readSettings, SettingsReader } from "../shared/settings";
import { Inventory } from "./inventory";
import { ensurePlatformSecrets } from "./platform-secrets";
import { Provisioning } from "./provisioning";
import { ProvisionerServer } from "./server";
import { StoredObjects } from "./stored-objects";

const read = (reader: SettingsReader) => ({
  namespace: reader.text("HEADWATER_NAMESPACE", "the platform's namespace"),
  kafkaDnsNames: reader
    .text("HEADWATER_KAFKA_DNS_NAMES", '"name,name"')
    .split(",")
    .map((name) => name.trim()),
  bootstrap: readBootstrap(reader),
  port: reader.integer("PORT", { min: 1, max: 65_535, fallback: 8443 }),
  kubernetes: readKubernetesAccess(reader),
});

runProgram("provisioner", async () => {
  const { namespace, kafkaDnsNames, bootstrap, port, kubernetes } = readSettings(new SettingsReader(process.env), read);
  const log = createLogger("info", { program: "provisioner" });
  const api = new KubernetesApi(kubernetes);
  const secrets = new StoredObjects(api, "Secret");
  const configMaps = new StoredObjects(api, "ConfigMap");
  const stopped = new Promise<void>((resolve) => {
    process.on("SIGTERM", resolve);
    process.on("SIGINT", resolve);
  });

  const { ca, serving, admin } = await ensurePlatformSecrets({ namespace, kafkaDnsNames, secrets, configMaps, log });
  const provisioning = new Provisioning({
    kafka: { bootstrap, ca, ...admin },
    secrets,
    inventory: new Inventory(namespace, configMaps),
  });
  const server = new ProvisionerServer({ port, serving, api, provisioning, log });
  await server.start();
  log.info("ready", { port, ms: Math.round(performance.now()) });
  await stopped;
  await server.stop();
  api.close();
});
