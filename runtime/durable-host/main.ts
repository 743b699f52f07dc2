import { Codecs } from "../handler-host/codecs/codecs";
import { loadModule } from "../handler-host/load-handler";
import { senderOf } from "../handler-host/producer";
import { PublicationMetrics } from "../handler-host/publication-metrics";
import { Publisher } from "../handler-host/publisher";
import { streamsOf } from "../handler-host/settings";
import { aborted } from "../shared/abort";
import { systemClock } from "../shared/clock";
import { startHealthServer } from "../shared/health";
import { createLogger } from "../shared/log";
import { createMetricsRegistry } from "../shared/metrics";
import { runProgram } from "../shared/program";
import { SchemaRegistry } from "../shared/schema-registry";
import { readSettings, SettingsReader } from "../shared/settings";
import { PassingOn } from "../shared/tracing";
import { definitionOf } from "./definition";
import { DurableServer } from "./durable-server";
import { readDurableSettings } from "./settings";

runProgram("durable", async (stop) => {
  const settings = readSettings(new SettingsReader(process.env), readDurableSettings);
  const log = createLogger(settings.logLevel, { workload: settings.workload });
  const registry = createMetricsRegistry();
  const metrics = new PublicationMetrics(registry, streamsOf(settings.publications));
  const codecs = new Codecs(settings.registry && new SchemaRegistry(settings.registry));
  const sender = senderOf(settings, settings.publications, log);
  // Restate tells of functions; what they publish goes on with the trace that they were called in.
  const tracing = new PassingOn();
  const publisher = new Publisher({ settings, codecs, sender, metrics, tracing, log, clock: systemClock });
  const definition = definitionOf(settings, loadModule(settings.handler), publisher.publish);
  const server = new DurableServer({ port: settings.port, definition, identity: settings.identity, log });
  const health = startHealthServer(settings.healthPort, () => server.readiness(), registry);
  await server.start();
  log.info("ready", { port: settings.port, ms: Math.round(performance.now()) });
  // What publishes waits for the brokers itself; what does not needs none.
  publisher.prepare(stop).catch(() => undefined);
  await aborted(stop);
  await server.stop();
  await publisher.close();
  codecs.close();
  health.close();
});
