import type { SettingsReader } from "../../shared/settings";
import { withContracts } from "../contract-settings";
import type { StreamTopic } from "../settings";
import { entriesOf, parseStream, type StreamEntry } from "../stream-entry";

/** A stream of state that the workload has a copy of. */
export interface TableSettings extends StreamTopic {
  /** What keys and values may take as they travel; absent: not limited. */
  readonly maxBytes?: number;
  /** Where the volume is that the copy is kept on; absent: it is in memory. */
  readonly folder?: string;
  /** How long it can be seen that a key was deleted; absent: a day, as brokers have it. */
  readonly tombstonesMs?: number;
}

type TableEntry = StreamEntry & Pick<TableSettings, "maxBytes" | "folder" | "tombstonesMs">;

const EXAMPLE = '[{"stream":"rules","topic":"shop.rules","maxBytes":16777216}]';

/** None if the workload holds none. */
export function readTables(reader: SettingsReader): TableSettings[] {
  if (reader.optionalText("HEADWATER_TABLES") === undefined) return [];
  const entries = reader.json("HEADWATER_TABLES", EXAMPLE, (value) => entriesOf<TableEntry>(value).map(parseTable));
  return withContracts(reader, entries ?? []);
}

function parseTable(entry: Partial<TableEntry>, index: number): TableEntry {
  const { maxBytes, folder, tombstonesMs } = entry;
  for (const [name, value] of Object.entries({ maxBytes, tombstonesMs })) {
    if (value !== undefined && !(Number.isSafeInteger(value) && value > 0)) {
      throw new Error(`entry ${index} has a ${name} that is no number above 0`);
    }
  }
  if (folder !== undefined && !(typeof folder === "string" && folder.startsWith("/"))) {
    throw new Error(`entry ${index} has a folder that is no absolute path`);
  }
  return {
    ...parseStream(entry, index),
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(folder === undefined ? {} : { folder }),
    ...(tombstonesMs === undefined ? {} : { tombstonesMs }),
  };
}
