import { afterAll, vi } from "vitest";

/** Files of quick tests share a process: what one has changed of it must not be met by the next. */
const found = { ...process.env };

afterAll(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  for (const name of Object.keys(process.env)) if (!(name in found)) delete process.env[name];
  Object.assign(process.env, found);
});
