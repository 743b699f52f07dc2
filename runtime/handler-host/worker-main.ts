import type { EventHandler } from "../../constructs/workers/handler-api";
import { aborted } from "../shared/abort";
import { createLogger } from "../shared/log";
import { runProgram } from "../shared/program";
import { readSettings, SettingsReader } from "../shared/settings";
import { jsonCodec } from "./codec";
import { startHealthServer } from "./health";
import { loadHandler } from "./load-handler";
import { Publisher } from "./publisher";
import { readWorkerSettings } from "./settings";
import { Worker } from "./worker";

runProgram("worker", async (stop) => {
  const settings = readSettings(new SettingsReader(process.env), readWorkerSettings);
  const log = createLogger(settings.logLevel, { workload: settings.workload });
  const publisher = new Publisher(settings, jsonCodec, log);
  const worker = new Worker(settings, loadHandler<EventHandler>(settings.handler), publisher, jsonCodec, log);
  void aborted(stop).then(() => worker.stop());
  const health = startHealthServer(settings.healthPort, () => worker.readiness());
  await worker.run();
  await publisher.close();
  health.close();
});
