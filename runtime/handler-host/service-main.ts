import type { RequestHandler } from "../../constructs/workers/handler-api";
import { aborted } from "../shared/abort";
import { createLogger } from "../shared/log";
import { runProgram } from "../shared/program";
import { readSettings, SettingsReader } from "../shared/settings";
import { jsonCodec } from "./codec";
import { startHealthServer } from "./health";
import { loadHandler } from "./load-handler";
import { Publisher } from "./publisher";
import { Service } from "./service";
import { readServiceSettings } from "./settings";

runProgram("service", async (stop) => {
  const settings = readSettings(new SettingsReader(process.env), readServiceSettings);
  const log = createLogger(settings.logLevel, { workload: settings.workload });
  const publisher = new Publisher(settings, jsonCodec, log);
  const service = new Service(settings.port, loadHandler<RequestHandler>(settings.handler), publisher, log);
  const health = startHealthServer(settings.healthPort, () => service.readiness());
  await Promise.race([service.start(), aborted(stop)]);
  await aborted(stop);
  await service.stop();
  await publisher.close();
  health.close();
});
