import type { App } from "cdktf";
import { AccessLogStream, Handler, HeadwaterStack, type Platform, Team, Worker } from "../../../constructs";

/** A team that has the requests of the platform's gateways, with a worker that reads them. */
export function operationsStack(app: App, platform: Platform): void {
  const operations = new Team(new HeadwaterStack(app, "operations"), "operations", { platform });
  const requests = new AccessLogStream(operations, "requests", { partitions: 1 });
  const auditor = new Worker(operations, "auditor", {
    handler: Handler.fromFile("tests/support/access-log/auditor.ts"),
    scaling: { min: 1, max: 1 },
  });
  auditor.subscribes(requests);
}
