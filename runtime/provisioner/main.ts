import { aborted } from "../shared/abort";
import { startHealthServer } from "../shared/health";
import { KubernetesApi } from "../shared/kubernetes-api";
import { createLogger } from "../shared/log";
import { createMetricsRegistry } from "../shared/metrics";
import { runProgram } from "../shared/program";
import { SchemaRegistry } from "../shared/schema-registry";
import { readSettings, SettingsReader } from "../shared/settings";
import { AdoptedTopics } from "./adopted-topics";
import { planContracts } from "./contracts";
import { Inventory } from "./inventory";
import { ProvisionerMetrics } from "./metrics";
import { PlatformAccess } from "./platform-access";
import { ensurePlatformSecrets } from "./platform-secrets";
import { Provisioning } from "./provisioning";
import { provisioningRoutes } from "./routes";
import { SecretValues } from "./secret-values";
import { ProvisionerServer } from "./server";
import { readProvisionerSettings } from "./settings";
import { Sharing } from "./sharing";
import { StoredObjects } from "./stored-objects";
import { TopicRecords } from "./topic-records";

runProgram("provisioner", async (stop) => {
  const settings = readSettings(new SettingsReader(process.env), readProvisionerSettings);
  const { namespace, kafka, registry: registrySettings, port, healthPort, kubernetes } = settings;
  const log = createLogger("info", { program: "provisioner" });
  const api = new KubernetesApi(kubernetes);
  const secrets = new StoredObjects(api, "Secret");
  const configMaps = new StoredObjects(api, "ConfigMap");

  const ensuring = ensurePlatformSecrets({ namespace, kafka, registry: registrySettings, secrets, configMaps, log });
  const platform = await Promise.race([ensuring, aborted(stop)]);
  if (!platform) return; // the next start goes on where this one stopped
  const access = new PlatformAccess(settings, new SecretValues(namespace, secrets, configMaps), platform.ca);
  const provisioning = new Provisioning({
    kafka: access.kafka,
    mechanism: kafka.clients.mechanism,
    clients: () => access.clients(),
    contracts: (owner, desired) => planContracts({}, owner, desired),
    secrets,
    inventory: new Inventory(namespace, configMaps),
    sharing: new Sharing(new TopicRecords(namespace, configMaps)),
    adopted: new AdoptedTopics(namespace, configMaps),
  });
  const ready = async () => {
    await provisioning.check();
    const registry = await access.registry();
    if (registry) await pingRegistry(new SchemaRegistry(registry));
  };
  const routes = provisioningRoutes(provisioning);
  const metricsRegistry = createMetricsRegistry();
  const verbs = [...new Set(routes.map(({ verb }) => verb))];
  const metrics = new ProvisionerMetrics(metricsRegistry, verbs);
  const server = new ProvisionerServer({
    port,
    serving: platform.serving,
    api,
    namespace,
    routes,
    ready,
    metrics,
    log,
  });
  await server.start();
  // Not on the port above: whoever scrapes should not reach what administers Kafka.
  const health = startHealthServer(healthPort, () => undefined, metricsRegistry);
  log.info("ready", { port, ms: Math.round(performance.now()) });
  await aborted(stop);
  await server.stop();
  health.close();
  api.close();
});

async function pingRegistry(registry: SchemaRegistry): Promise<void> {
  try {
    await registry.ping();
  } finally {
    registry.close();
  }
}
