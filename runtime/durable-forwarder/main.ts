import { readSettings, SettingsReader } from "../shared/settings";
import { forward } from "./forward";
import { readForwardSettings } from "./settings";

/** The handler that hands a stream's events to durable functions; the worker's program hosts it like any other. */
export default forward(readSettings(new SettingsReader(process.env), readForwardSettings));
