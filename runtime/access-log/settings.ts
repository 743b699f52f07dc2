import type { SettingsReader } from "../shared/settings";

const EXPECTED = '[{"stream":"requests","topic":"operations.requests"}]';

/** The stream that the requests go into: the only one that the workload publishes. */
export const readStream = (reader: SettingsReader): string =>
  reader.json("HEADWATER_PUBLICATIONS", EXPECTED, parse) ?? "";

function parse(value: unknown): string {
  const [entry] = Array.isArray(value) ? (value as readonly ({ readonly stream?: unknown } | null)[]) : [];
  if (typeof entry?.stream !== "string") throw new Error("names no stream");
  return entry.stream;
}
