import { aborted } from "../shared/abort";
import { startHealthServer } from "../shared/health";
import { KubernetesApi } from "../shared/kubernetes-api";
import { createLogger } from "../shared/log";
import { createMetricsRegistry } from "../shared/metrics";
import { runProgram } from "../shared/program";
import { readSettings, SettingsReader } from "../shared/settings";
import { AdoptedTopics } from "./adopted-topics";
import { Contracts } from "./contracts/contracts";
import { ContractRecords } from "./contracts/records";
import { markInUse } from "./durable/cluster-in-use";
import { startDemandServer } from "./durable/demand-server";
import { DurableMetrics } from "./durable/durable-metrics";
import { RestateAdmin } from "./durable/restate-admin";
import { durableRoutes } from "./durable/routes";
import { serviceAddresses, VersionObjects } from "./durable/version-objects";
import { DurableVersions } from "./durable/versions";
import { Inventory } from "./inventory";
import { ProvisionerMetrics } from "./metrics";
import { Operations } from "./operations";
import { PlatformAccess } from "./platform-access";
import { ensurePlatformSecrets } from "./platform-secrets";
import { Provisioning } from "./provisioning";
import { type Exclusively, Rotations } from "./rotation/rotations";
import { rotationRoutes } from "./rotation/routes";
import { Workloads } from "./rotation/workloads";
import { provisioningRoutes } from "./routes";
import { SecretValues } from "./secret-values";
import { ProvisionerServer } from "./server";
import { readProvisionerSettings } from "./settings";
import { Sharing } from "./sharing";
import { StoredObjects } from "./stored-objects";
import { TopicRecords } from "./topic-records";

runProgram("provisioner", async (stop) => {
  const settings = readSettings(new SettingsReader(process.env), readProvisionerSettings);
  const { namespace, kafka, registry: registrySettings, durable, port, healthPort, kubernetes } = settings;
  const log = createLogger("info", { program: "provisioner" });
  const api = new KubernetesApi(kubernetes);
  const secrets = new StoredObjects(api, "Secret");
  const configMaps = new StoredObjects(api, "ConfigMap");

  const ensuring = ensurePlatformSecrets({
    namespace,
    kafka,
    registry: registrySettings,
    durable,
    secrets,
    configMaps,
    log,
  });
  const platform = await Promise.race([ensuring, aborted(stop)]);
  if (!platform) return; // the next start goes on where this one stopped
  const access = new PlatformAccess(settings, new SecretValues(namespace, secrets, configMaps), platform.ca);
  const sharing = new Sharing(new TopicRecords(namespace, configMaps));
  const adopted = new AdoptedTopics(namespace, configMaps);
  const records = new ContractRecords(namespace, configMaps);
  const contracts = new Contracts({ access: () => access.registry(), records, sharing, adopted });
  const inventory = new Inventory(namespace, configMaps);
  const metricsRegistry = createMetricsRegistry();
  const durableMetrics = new DurableMetrics(metricsRegistry);
  const restate = durable && new RestateAdmin(new URL(durable.admin).origin);
  const versions =
    restate &&
    new DurableVersions({
      admin: restate,
      objects: new VersionObjects(api),
      addresses: serviceAddresses,
      identity: platform.identity,
      log,
      // An external one is somebody else's to keep.
      markInUse: async () => (durable.identity === "platform" ? markInUse(configMaps, namespace, log) : undefined),
      onLook: (unfinished) => durableMetrics.saw(unfinished),
    });
  const provisioning = new Provisioning({
    kafka: access.kafka,
    mechanism: kafka.clients.mechanism,
    clients: () => access.clients(),
    contracts: (owner, desired) => contracts.plan(owner, desired),
    versions,
    secrets,
    inventory,
    sharing,
    adopted,
  });
  const ready = async () => {
    await provisioning.check();
    await contracts.check();
  };
  const workloads = new Workloads(api);
  const lifetimeMs = settings.credentialsLifetime * 1000;
  const exclusively: Exclusively = (owner, task) => provisioning.exclusively(owner, task);
  const rotations = new Rotations({ secrets, workloads, inventory, exclusively, lifetimeMs, log });
  const operations = new Operations({ kafka: access.kafka, inventory, adopted, configMaps, namespace });
  const routes = [
    ...provisioningRoutes(provisioning),
    ...operations.routes,
    ...rotationRoutes(rotations),
    ...(versions ? durableRoutes(versions, restate) : []),
  ];
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
  const demand = versions && startDemandServer(settings.demandPort, versions);
  const rotating = rotations.run(stop);
  const collecting = versions?.run(stop);
  log.info("ready", { port, ms: Math.round(performance.now()) });
  await aborted(stop);
  await Promise.all([server.stop(), rotating, collecting]);
  demand?.close();
  health.close();
  api.close();
});
