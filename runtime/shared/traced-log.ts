import type { LogFields, Logger } from "../../constructs/workers/handler-api";
import { fieldsOf } from "./log";
import { logFieldsOf } from "./trace-context";
import type { Tracing } from "./tracing";

/** Says in each line which trace it belongs to, if it does to one. */
export function tracedLog(log: Logger, tracing: Tracing): Logger {
  const traced = (fields: LogFields | undefined): LogFields | undefined => {
    const { current } = tracing;
    return current === undefined ? fields : { ...logFieldsOf(current), ...fieldsOf(fields) };
  };
  return {
    debug: (msg, fields) => log.debug(msg, traced(fields)),
    info: (msg, fields) => log.info(msg, traced(fields)),
    warn: (msg, fields) => log.warn(msg, traced(fields)),
    error: (msg, fields) => log.error(msg, traced(fields)),
  };
}
