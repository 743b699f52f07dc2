import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { HarnessInput } from "../../constructs/testing/harness-input";
import { readSettings, SettingsReader } from "../shared/settings";

/** @throws SettingsError as the program would */
export function settingsOf<T>({ env, contracts }: HarnessInput<unknown>, read: (reader: SettingsReader) => T): T {
  const reader = new SettingsReader({ ...env, ...nowhere(env) }, (path) => {
    const text = contracts[basename(path)] ?? (CREDENTIALS.test(path) ? "none" : undefined);
    if (text === undefined) throw Object.assign(new Error("it is not mounted"), { code: "ENOENT" });
    return text;
  });
  return readSettings(reader, read);
}

const CREDENTIALS = /\/(username|password)$/;

/** Nothing is connected to, and addresses may be values that only Terraform knows. */
const nowhere = ({ HEADWATER_REGISTRY_URL }: HarnessInput<unknown>["env"]): Record<string, string> => ({
  HEADWATER_KAFKA_BOOTSTRAP: "kafka.invalid:9092",
  ...(HEADWATER_REGISTRY_URL === undefined ? {} : { HEADWATER_REGISTRY_URL: "https://registry.invalid" }),
});

/** Loads code the same way as in a pod, so that a module without a handler is told of in the same words. */
export function loaded<Handler>({ handler }: HarnessInput<Handler>, load: (file: string) => Handler): Handler {
  if (typeof handler !== "string") return handler;
  const folder = mkdtempSync(join(tmpdir(), "headwater-handler-"));
  try {
    const file = join(folder, "handler.cjs");
    writeFileSync(file, handler);
    return load(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
