import type { HarnessModule } from "../../constructs/testing/harness-input";
import type { EventHandler, RequestHandler } from "../../constructs/workers/handler-api";
import { loadHandler } from "../handler-host/load-handler";
import { readServiceSettings, readWorkerSettings } from "../handler-host/settings";
import { loaded, settingsOf } from "./input";
import { MemoryService } from "./service-harness";
import { VirtualClock } from "./virtual-clock";
import { MemoryWorker } from "./worker-harness";

// Both throw SettingsError or ProgramError, as the programs would.

export const workerHarness: HarnessModule["workerHarness"] = (input) =>
  new MemoryWorker({
    sources: input.sources,
    settings: settingsOf(input, readWorkerSettings),
    handler: loaded(input, loadHandler<EventHandler>),
    clock: new VirtualClock(input.start),
  });

export const serviceHarness: HarnessModule["serviceHarness"] = (input) =>
  new MemoryService(
    loaded(input, loadHandler<RequestHandler>),
    settingsOf(input, readServiceSettings),
    new VirtualClock(input.start),
  );
