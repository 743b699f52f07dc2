import type { Construct } from "constructs";
import { declaring } from "../delivery/deriving";
import { report } from "../delivery/report";
import { buildRoute } from "../gateway/build-route";
import type { RouteOptions } from "../gateway/route-options";
import type { Visibility } from "../model/declarations";
import { DEFAULT_MAX_REPLICAS } from "../model/defaults";
import { Duration } from "../model/duration";
import type { RouteDeclaration } from "../model/route-declarations";
import type { RequestScalingDeclaration } from "../model/scaling-declarations";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import type { IStream } from "../streams/stream";
import { Workload } from "../workers/workload";
import type { SubscriptionOptions, WorkloadProps } from "../workers/workload-props";
import type { IService } from "./service-interface";

export interface ServiceProps extends WorkloadProps {
  /** @default 1 */
  readonly replicas?: number;
  /**
   * Lets replicas follow the requests that come through gateways, from zero: the first one waits until there is a
   * replica. Needs `new Operators(…, { knative: true })`. Such a service can't be called by others or decide about
   * their requests, and has no volume. Reports HW-SCALING-004, and HW-VALUE-002 for tokens.
   *
   * @default always `replicas`
   */
  readonly scaling?: RequestScalingProps;
}

export interface RequestScalingProps {
  /** Replicas while nobody asks. @default 0 */
  readonly min?: number;
  /** @default 4 */
  readonly max?: number;
  /** Requests that one replica is to have in hand at a time; more replicas come at 70 % of it. @default 100 */
  readonly requestsPerReplica?: number;
  /** How long nobody must ask before the last replica goes, 6 seconds at least, and up to 30 more. @default 60 seconds */
  readonly cooldown?: Duration;
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
  private readonly requestScaling: RequestScalingDeclaration | undefined;

  constructor(scope: Construct, id: string, props: ServiceProps = {}) {
    const { replicas = 1, visibility = "team" } = props;
    super(scope, id, "service", { ...props, replicas });
    this.requestScaling = props.scaling && requestScaling(props.scaling);
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
    const { requestScaling } = this;
    return {
      ...super.declare(),
      exposes: [...this.routes].sort(byPath),
      ...(requestScaling ? { requestScaling } : {}),
    };
  }
}

function requestScaling(props: RequestScalingProps): RequestScalingDeclaration {
  const { min = 0, max = DEFAULT_MAX_REPLICAS, requestsPerReplica = 100, cooldown = Duration.seconds(60) } = props;
  return { min, max, requestsPerReplica, cooldown: cooldown.toSeconds() };
}

const byPath = (a: RouteDeclaration, b: RouteDeclaration): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
