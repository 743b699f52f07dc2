import { readSettings, SettingsReader } from "../shared/settings";
import { ingest } from "./ingest";
import { readIngestSettings } from "./settings";

/** The handler of a stream's ingest, which the service's program hosts like any other. */
export default ingest(readSettings(new SettingsReader(process.env), readIngestSettings));
