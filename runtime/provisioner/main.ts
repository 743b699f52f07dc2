import { aborted } from "../shared/abort";
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

runProgram("provisioner", async (stop) => {
  const { namespace, kafkaDnsNames, bootstrap, port, kubernetes } = readSettings(new SettingsReader(process.env), read);
  const log = createLogger("info", { program: "provisioner" });
  const api = new KubernetesApi(kubernetes);
  const secrets = new StoredObjects(api, "Secret");
  const configMaps = new StoredObjects(api, "ConfigMap");

  const ensuring = ensurePlatformSecrets({ namespace, kafkaDnsNames, secrets, configMaps, log });
  const platform = await Promise.race([ensuring, aborted(stop)]);
  if (!platform) return; // the next start goes on where this one stopped
  const { ca, serving, admin } = platform;
  const provisioning = new Provisioning({
    kafka: { bootstrap, ca, ...admin },
    secrets,
    inventory: new Inventory(namespace, configMaps),
  });
  const server = new ProvisionerServer({ port, serving, api, provisioning, log });
  await server.start();
  log.info("ready", { port, ms: Math.round(performance.now()) });
  await aborted(stop);
  await server.stop();
  api.close();
});
