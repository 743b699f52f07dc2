import type { Construct } from "constructs";
import { declaring } from "../delivery/deriving";
import { report } from "../delivery/report";
import { buildRoute } from "../gateway/build-route";
import type { RouteOptions } from "../gateway/route-options";
import type { Visibility, WorkloadDeclaration } from "../model/declarations";
import type { RouteDeclaration } from "../model/route-declarations";
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
 * orders.exposes("/orders", { auth: Auth.public("Everybody may order.") });
 */
export class Service extends Workload implements IService {
  readonly visibility: Visibility;
  private readonly routes: RouteDeclaration[] = [];

  constructor(scope: Construct, id: string, props: ServiceProps = {}) {
    const { replicas = 1, visibility = "team" } = props;
    super(scope, id, "service", { ...props, replicas });
    this.visibility = visibility;
  }

  /**
   * Declares that a gateway of the platform sends requests whose path begins with this one to the service. The most
   * specific route counts: docs/gateway.md. Reports HW-ROUTE-001 and up for what can't be.
   *
   * @param path begins with "/"
   * @example
   * orders.exposes("/orders", {
   *   auth: Auth.jwt({ issuer: "https://login.example", audiences: ["shop"], keys: { url: "https://login.example/jwks" } }),
   *   rateLimit: { requests: 100, per: "minute", by: "subject" },
   * });
   */
  exposes(path: string, options: RouteOptions): void {
    declaring(this);
    for (const service of [options.canary?.service, options.mirror]) {
      if (service && !this.isInSameProgram(service)) return;
    }
    const { declaration, problems } = buildRoute(path, options);
    report(this, problems);
    this.routes.push(declaration);
  }

  /** Declares that the service reads a stream, from a container that consumes it itself. */
  subscribes<E>(stream: IStream<E>, options: SubscriptionOptions<E> = {}): void {
    this.addSubscription(stream, options);
  }

  override declare(): WorkloadDeclaration {
    return { ...super.declare(), exposes: [...this.routes].sort(byPath) };
  }
}

const byPath = (a: RouteDeclaration, b: RouteDeclaration): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
