import type { Construct } from "constructs";
import { serviceUrl } from "../concerns/service-address";
import { Service } from "../services/service";
import { EventStream, type EventStreamProps } from "../streams/event-stream";
import { Handler } from "../workers/handler";
import { AccessLogCollector } from "./access-log-collector";
import { type AccessLogEntry, accessLogContract } from "./access-log-contract";

export interface AccessLogStreamProps extends Omit<EventStreamProps, "contract" | "key"> {
  /** Names of the gateways whose requests it gets. @default all of the platform's */
  readonly gateways?: readonly string[];
}

/**
 * The requests that the platform's gateways answer, as a stream: one event each. Whoever wants to count, bill or watch
 * subscribes to it. Belongs to a team of the program that declares the platform, since its gateways have to know.
 * See docs/gateway.md for what an event holds and when one may be lost.
 * Reports HW-ACCESSLOG-001 if the platform has no such gateway, or is another program's.
 *
 * @example
 * const requests = new AccessLogStream(operations, "requests", { retention: Duration.days(30), visibility: "platform" });
 * new Worker(operations, "usage", { handler }).subscribes(requests);
 */
export class AccessLogStream extends EventStream<AccessLogEntry> {
  /** Takes what the proxies log, `<id>-collector`: to be edited with `patch`. */
  readonly collector: Service;
  /** Makes events of it, `<id>-writer`: to be edited with `patch`. */
  readonly writer: Service;

  constructor(scope: Construct, id: string, { gateways, ...props }: AccessLogStreamProps = {}) {
    super(scope, id, { ...props, contract: accessLogContract });
    const name = `${this.node.id}-writer`;
    this.writer = new Service(this, name, { handler: Handler.builtIn("access-log"), replicas: 2 });
    this.writer.publishes(this);
    this.collector = new AccessLogCollector(this, serviceUrl({ name }, this.team), gateways);
    this.collector.calls(this.writer);
  }
}
