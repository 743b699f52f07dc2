import { aborted } from "../shared/abort";
import { systemClock } from "../shared/clock";
import { startHealthServer } from "../shared/health";
import { createLogger } from "../shared/log";
import { createMetricsRegistry } from "../shared/metrics";
import { runProgram } from "../shared/program";
import { SchemaRegistry } from "../shared/schema-registry";
import { readSettings, SettingsReader } from "../shared/settings";
import { startTracing } from "../shared/start-tracing";
import { tracedLog } from "../shared/traced-log";
import { Codecs } from "./codecs/codecs";
import { type CountingHandler, loadHandler } from "./load-handler";
import { senderOf } from "./producer";
import { PublicationMetrics } from "./publication-metrics";
import { Publisher } from "./publisher";
import { RequestMetrics } from "./request-metrics";
import { Service } from "./service";
import { readServiceSettings, streamsOf } from "./settings";
import { Tables } from "./tables/tables";

runProgram("service", async (stop) => {
  const settings = readSettings(new SettingsReader(process.env), readServiceSettings);
  const plainLog = createLogger(settings.logLevel, { workload: settings.workload });
  const tracing = startTracing(settings.tracing, settings.workload, plainLog);
  const log = tracedLog(plainLog, tracing);
  const registry = createMetricsRegistry();
  const published = new PublicationMetrics(registry, streamsOf(settings.publications));
  const codecs = new Codecs(settings.registry && new SchemaRegistry(settings.registry));
  const sender = senderOf(settings, settings.publications, log);
  const publisher = new Publisher({ settings, codecs, sender, metrics: published, tracing, log, clock: systemClock });
  const tables = new Tables(settings, codecs, registry, log);
  const handler = loadHandler<CountingHandler>(settings.handler);
  const service = new Service({
    port: settings.port,
    maxBodyBytes: settings.maxBodyBytes,
    handler,
    publisher,
    table: tables.table,
    metrics: new RequestMetrics(registry),
    tracing,
    log,
  });
  const readiness = () => tables.readiness() ?? service.readiness();
  const health = startHealthServer(settings.healthPort, readiness, registry, handler.metrics);
  const run = async () => {
    await Promise.race([tables.complete(), aborted(stop)]);
    if (!stop.aborted) await Promise.race([service.start(stop), aborted(stop)]);
    await aborted(stop);
  };
  await Promise.race([run(), tables.follow()]);
  await service.stop();
  await tracing.close();
  await Promise.all([publisher.close(), tables.close()]);
  codecs.close();
  health.close();
});
