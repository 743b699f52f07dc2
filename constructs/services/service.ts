import type { Construct } from "constructs";
import type { Handler } from "../workers/handler";
import { Workload } from "../workers/workload";

export interface ServiceProps {
  /** `(request: Request, context) => Promise<Response>`, with the web's Request and Response. */
  readonly handler: Handler;
}

/**
 * Answers HTTP requests at `http://<id>.<team's namespace>`, and publishes what happened.
 *
 * @example const orders = new Service(shop, "orders", { handler: Handler.fromFile("handlers/orders.ts") });
 */
export class Service extends Workload {
  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id, "service", props.handler);
  }
}
