import type { SettingsReader } from "../shared/settings";

/** The stream that requests go into. */
export interface IngestSettings {
  readonly stream: string;
  /** Names that the field of the key has in the body; empty for a stream without a key. */
  readonly key: readonly string[];
  /** Whether the stream keeps the last value of each key: then keys can be put and deleted. */
  readonly state: boolean;
  /** Where requests go to, without a slash at the end. */
  readonly paths: readonly string[];
}

const EXPECTED = '{"stream":"order-placed","key":["orderId"],"state":false,"paths":["/orders"]}';

export const readIngestSettings = (reader: SettingsReader): IngestSettings =>
  reader.json("HEADWATER_INGEST", EXPECTED, parse) ?? { stream: "", key: [], state: false, paths: [] };

function parse(value: unknown): IngestSettings {
  const { stream, key, state, paths } = (value ?? {}) as Partial<IngestSettings>;
  if (typeof stream !== "string" || typeof state !== "boolean")
    throw new Error("has no stream, or not whether it is state");
  if (!isTexts(key) || !isTexts(paths)) throw new Error("has no lists of keys and paths");
  return { stream, key, state, paths };
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === "string");
