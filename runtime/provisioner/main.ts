import { aborted } from "../shared/abort";
import { startHealthServer } from "../shared/health";
import { readBootstrap } from "../shared/kafka";
import { KubernetesApi, readKubernetesAccess } from "../shared/kubernetes-api";
import { createLogger } from "../shared/log";
import { createMetricsRegistry } from "../shared/metrics";
import { runProgram } from "../shared/program";
import { readSettings, SettingsReader } from "../shared/settings";
import { Inventory } from "./inventory";
import { ProvisionerMetrics } from "./metrics";
import { ensurePlatformSecrets } from "./platform-secrets";
import { Provisioning } from "./provisioning";
import { ProvisionerServer } from "./server";
import { Sharing } from "./sharing";
import { StoredObjects } from "./stored-objects";
import { TopicRecords } from "./topic-records";

const read = (reader: SettingsReader) => ({
  namespace: reader.text("HEADWATER_NAMESPACE", "the platform's namespace"),
  kafkaDnsNames: reader
    .text("HEADWATER_KAFKA_DNS_NAMES", '"name,name"')
    .split(",")
    .map((name) => name.trim()),
  bootstrap: readBootstrap(reader),
  port: reader.integer("PORT", { min: 1, max: 65_535, fallback: 8443 }),
  healthPort: reader.integer("HEALTH_PORT", { min: 1, max: 65_535, fallback: 8081 }),
  kubernetes: readKubernetesAccess(reader),
});

runProgram("provisioner", async (stop) => {
  const settings = readSettings(new SettingsReader(process.env), read);
  const { namespace, kafkaDnsNames, bootstrap, port, healthPort, kubernetes } = settings;
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
    sharing: new Sharing(new TopicRecords(namespace, configMaps)),
  });
  const registry = createMetricsRegistry();
  const metrics = new ProvisionerMetrics(registry);
  const server = new ProvisionerServer({ port, serving, api, provisioning, metrics, log });
  await server.start();
  // Not on the port above: whoever scrapes should not reach what administers Kafka.
  const health = startHealthServer(healthPort, () => undefined, registry);
  log.info("ready", { port, ms: Math.round(performance.now()) });
  await aborted(stop);
  await server.stop();
  health.close();
  api.close();
});
