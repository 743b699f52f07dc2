import type { EventHandler } from "../../constructs/workers/handler-api";
import { aborted } from "../shared/abort";
import { startHealthServer } from "../shared/health";
import { createLogger } from "../shared/log";
import { createMetricsRegistry } from "../shared/metrics";
import { runProgram } from "../shared/program";
import { readSettings, SettingsReader } from "../shared/settings";
import { jsonCodec } from "./codec";
import { ConsumptionMetrics } from "./consumption-metrics";
import { EventProcessor } from "./event-processor";
import { loadHandler } from "./load-handler";
import { PublicationMetrics } from "./publication-metrics";
import { Publisher } from "./publisher";
import { readWorkerSettings, streamsOf } from "./settings";
import { Worker } from "./worker";

runProgram("worker", async (stop) => {
  const settings = readSettings(new SettingsReader(process.env), readWorkerSettings);
  const log = createLogger(settings.logLevel, { workload: settings.workload });
  const registry = createMetricsRegistry();
  const published = new PublicationMetrics(registry, streamsOf(settings.publications));
  const publisher = new Publisher(settings, jsonCodec, published, log);
  const processor = new EventProcessor({
    settings,
    handler: loadHandler<EventHandler>(settings.handler),
    publisher,
    codec: jsonCodec,
    metrics: new ConsumptionMetrics(registry, streamsOf(settings.subscriptions)),
    log,
  });
  const worker = new Worker(settings, processor, log);
  void aborted(stop).then(() => worker.stop());
  const health = startHealthServer(settings.healthPort, () => worker.readiness(), registry);
  await worker.run();
  await Promise.all([publisher.close(), processor.close()]);
  health.close();
});
