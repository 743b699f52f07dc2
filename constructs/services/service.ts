import type { Construct } from "constructs";
import { declaring } from "../delivery/deriving";
import type { Visibility, WorkloadDeclaration } from "../model/declarations";
import type { IStream } from "../streams/stream";
import { Workload } from "../workers/workload";
import type { SubscriptionOptions, WorkloadProps } from "../workers/workload-props";
import type { IService } from "./service-interface";

export interface ServiceProps extends WorkloadProps {
  /** @default 1 */
  readonly replicas?: number;
}

/**
 * Answers HTTP requests at `http://<id>.<team's namespace>`, and publishes what happened. Its handler is
 * `(request: Request, context) => Promise<Response>`, with the web's Request and Response.
 *
 * @example
 * const orders = new Service(shop, "orders", { handler: Handler.fromFile("handlers/orders.ts") });
 * orders.publishes(orderPlaced);
 * orders.exposes("/orders");
 */
export class Service extends Workload implements IService {
  readonly visibility: Visibility;
  private readonly routes = new Set<string>();

  constructor(scope: Construct, id: string, props: ServiceProps = {}) {
    const { replicas = 1, visibility = "team" } = props;
    super(scope, id, "service", { ...props, replicas });
    this.visibility = visibility;
  }

  /**
   * Declares that the platform's gateway sends requests whose path begins with this one to the service.
   *
   * @param path begins with "/"
   */
  exposes(path: string): void {
    declaring(this);
    this.routes.add(path);
  }

  /** Declares that the service reads a stream, from a container that consumes it itself. */
  subscribes<E>(stream: IStream<E>, options: SubscriptionOptions<E> = {}): void {
    this.addSubscription(stream, options);
  }

  override declare(): WorkloadDeclaration {
    return { ...super.declare(), exposes: [...this.routes].sort().map((path) => ({ path })) };
  }
}
