import type { RequestHandler } from "../../constructs/workers/handler-api";
import { createLogger } from "../shared/log";
import { runProgram } from "../shared/program";
import { readSettings, SettingsReader } from "../shared/settings";
import { jsonCodec } from "./codec";
import { startHealthServer } from "./health";
import { loadHandler } from "./load-handler";
import { Publisher } from "./publisher";
import { Service } from "./service";
import { readServiceSettings } from "./settings";

runProgram("service", async () => {
  const settings = readSettings(new SettingsReader(process.env), readServiceSettings);
  const log = createLogger(settings.logLevel, { workload: settings.workload });
  const publisher = new Publisher(settings, jsonCodec, log);
  const service = new Service(settings.port, loadHandler<RequestHandler>(settings.handler), publisher, log);
  const stopped = new Promise<void>((resolve) => {
    process.on("SIGTERM", resolve);
    process.on("SIGINT", resolve);
  });
  const health = startHealthServer(settings.healthPort, () => service.readiness());
  await service.start();
  await stopped;
  await service.stop();
  await publisher.close();
  health.close();
});
