import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EventHandler } from "../../constructs/workers/handler-api";
import { aborted } from "../shared/abort";
import { systemClock } from "../shared/clock";
import { startHealthServer } from "../shared/health";
import { createLogger } from "../shared/log";
import { createMetricsRegistry } from "../shared/metrics";
import { runProgram } from "../shared/program";
import { SchemaRegistry } from "../shared/schema-registry";
import { readSettings, SettingsReader } from "../shared/settings";
import { startTracing } from "../shared/start-tracing";
import { terminationMessage } from "../shared/termination";
import { tracedLog } from "../shared/traced-log";
import { Codecs } from "./codecs/codecs";
import { ConsumptionMetrics } from "./consumption-metrics";
import { CrashGuard } from "./crash-guard";
import { CrashRecordFile } from "./crash-record";
import { EventProcessor } from "./event-processor";
import { guardedProcessor } from "./guarded-processor";
import { loadHandler } from "./load-handler";
import { senderOf } from "./producer";
import { PublicationMetrics } from "./publication-metrics";
import { Publisher } from "./publisher";
import { hasDeadLetters, readWorkerSettings, streamsOf } from "./settings";
import { Tables } from "./tables/tables";
import { tracedProcessor } from "./traced-processor";
import { Worker } from "./worker";

runProgram("worker", async (stop) => {
  const settings = readSettings(new SettingsReader(process.env), readWorkerSettings);
  const plainLog = createLogger(settings.logLevel, { workload: settings.workload });
  const tracing = startTracing(settings.tracing, settings.workload, plainLog);
  const log = tracedLog(plainLog, tracing);
  const registry = createMetricsRegistry();
  const published = new PublicationMetrics(registry, streamsOf(settings.publications));
  const codecs = new Codecs(settings.registry && new SchemaRegistry(settings.registry));
  const clock = systemClock;
  const sender = senderOf(settings, settings.publications, log);
  const publisher = new Publisher({ settings, codecs, sender, metrics: published, tracing, log, clock });
  // Beside joining the group; whoever needs it waits for it, and is told if it fails.
  publisher.prepare(stop).catch(() => undefined);
  const tables = new Tables(settings, codecs, registry, log);
  const processor = new EventProcessor({
    settings,
    handler: loadHandler<EventHandler>(settings.handler),
    publisher,
    codecs,
    table: tables.table,
    deadLetters: senderOf(settings, settings.subscriptions.filter(hasDeadLetters), log),
    metrics: new ConsumptionMetrics(registry, streamsOf(settings.subscriptions)),
    tracing,
    log,
    clock,
  });
  const guard = new CrashGuard(new CrashRecordFile(join(tmpdir(), `${settings.group}.crashes.json`)), log);
  process.on("exit", () => guard.end(terminationMessage()));
  const guarded = guardedProcessor(processor, guard);
  const worker = new Worker(settings, tracedProcessor(guarded, settings.group, tracing), log);
  void aborted(stop).then(() => worker.stop());
  const health = startHealthServer(settings.healthPort, () => tables.readiness() ?? worker.readiness(), registry);
  const run = async () => {
    await Promise.race([tables.complete(), aborted(stop)]);
    await worker.run();
  };
  // What a process has failed at is what its last spans tell of.
  await Promise.race([run(), tables.follow()]).finally(() => {
    guard.close();
    return tracing.close();
  });
  await Promise.all([publisher.close(), processor.close(), tables.close()]);
  codecs.close();
  health.close();
});
