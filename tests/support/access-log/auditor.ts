import type { AccessLogEntry, EventHandler } from "../../../constructs";

/** Logs each request that it reads. */
const auditor: EventHandler<AccessLogEntry> = async ({ value, cloudEvent }, { log }) => {
  log.info("audited", { request: value, id: cloudEvent?.id });
};
export default auditor;
