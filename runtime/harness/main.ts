import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { HarnessInput, HarnessModule } from "../../constructs/testing/harness-input";
import type { EventHandler } from "../../constructs/workers/handler-api";
import { loadHandler } from "../handler-host/load-handler";
import { readWorkerSettings } from "../handler-host/settings";
import { readSettings, SettingsReader } from "../shared/settings";
import { Harness } from "./harness";

/** Throws SettingsError or ProgramError, as the worker would. */
export const createHarness: HarnessModule["createHarness"] = ({ env, contracts, handler, sources, start }) => {
  const reader = new SettingsReader({ ...env, ...nowhere(env) }, (path) => {
    const text = contracts[basename(path)] ?? (CREDENTIALS.test(path) ? "none" : undefined);
    if (text === undefined) throw Object.assign(new Error("it is not mounted"), { code: "ENOENT" });
    return text;
  });
  const settings = readSettings(reader, readWorkerSettings);
  return new Harness({ settings, sources, start, handler: typeof handler === "string" ? loaded(handler) : handler });
};

const CREDENTIALS = /\/(username|password)$/;

/** Nothing is connected to, and addresses may be values that only Terraform knows. */
const nowhere = ({ HEADWATER_REGISTRY_URL }: HarnessInput["env"]): Record<string, string> => ({
  HEADWATER_KAFKA_BOOTSTRAP: "kafka.invalid:9092",
  ...(HEADWATER_REGISTRY_URL === undefined ? {} : { HEADWATER_REGISTRY_URL: "https://registry.invalid" }),
});

/** The same way as in a pod, so that a module without a handler is told of in the same words. */
function loaded(code: string): EventHandler {
  const folder = mkdtempSync(join(tmpdir(), "headwater-handler-"));
  try {
    const file = join(folder, "handler.cjs");
    writeFileSync(file, code);
    return loadHandler(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
