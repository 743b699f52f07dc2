import { readSettings, SettingsReader } from "../shared/settings";
import { accessLog } from "./access-log";
import { readStream } from "./settings";

/** The handler that makes events of access logs, which the service's program hosts like any other. */
export default accessLog(readSettings(new SettingsReader(process.env), readStream));
