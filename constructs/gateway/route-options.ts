import type { Duration } from "../model/duration";
import type { AuthDeclaration, RateLimitDeclaration } from "../model/route-declarations";
import type { IService } from "../services/service-interface";

/** How a gateway treats the requests of a route, wherever they go. */
export interface RequestOptions {
  /** Who may send them. */
  readonly auth: AuthDeclaration;
  /** Name of the gateway. @default the platform's first */
  readonly gateway?: string;
  /** One that the gateway serves. May be a token. @default the gateway's first */
  readonly host?: string;
  /** Requests beyond it get 429. Several limit each on its own. @default not limited */
  readonly rateLimit?: RateLimit | readonly RateLimit[];
  /**
   * For the whole answer, or the client gets 504. `"none"` is for answers that go on, such as server-sent events and
   * streams of gRPC: those end after five minutes without a byte. WebSockets need no such word.
   * @default the gateway's: 15 seconds
   */
  readonly timeout?: Duration | "none";
  /** Which web pages of other origins may send them from browsers. @default none */
  readonly cors?: Cors;
  /**
   * Requests that each proxy sends to the service at a time. At most as many more wait, and others get 503 at once, so that a
   * service which has become slow is not buried. @default Envoy's: 1,024
   */
  readonly maxParallelRequests?: number;
  /** The largest body, as a quantity such as "1Mi"; a larger one gets 413. @default the service's affair */
  readonly maxBody?: string;
}

/** Of a service's route. */
export interface RouteOptions extends RequestOptions {
  /** Such as "GET". @default all */
  readonly methods?: readonly string[];
  /** Values that headers must have. @default any */
  readonly headers?: Readonly<Record<string, string>>;
  /** Values that parameters in the query must have. @default any */
  readonly query?: Readonly<Record<string, string>>;
  /**
   * What the gateway sends again when it got 502, 503, 504 or no answer. Only for requests that do no harm when they
   * arrive twice. @default only what can't have reached the service
   */
  readonly retries?: Retries;
  /** Another service of the team that gets a part of the requests, in per cent. @default none */
  readonly canary?: { readonly service: IService; readonly percent: number };
  /** Another service of the team that gets a copy of each request; its answers are dropped. @default none */
  readonly mirror?: IService;
}

/**
 * Each proxy counts on its own, in memory; with `scope: "global"` all of them count together, where `Operators` has a Redis
 * for it. `by`: what is counted apart. `route`: nothing, all requests together;
 * `address`: each client's address; `subject`: each `sub` of a JWT; `apiKey`: each client with a key.
 *
 * @example { requests: 100, per: "minute", by: "subject" }
 * @example { requests: 100, per: "minute", by: "subject", scope: "global" }
 */
export type RateLimit = RateLimitDeclaration;

export interface Retries {
  /** Beyond the first. */
  readonly attempts: number;
  /** For each attempt. @default the route's timeout alone counts */
  readonly perTryTimeout?: Duration;
}

/** https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS */
export interface Cors {
  /** Such as "https://shop.example"; `*` in it stands for anything, and alone for every origin. */
  readonly origins: readonly string[];
  /** @default the route's; without any "GET", "HEAD" and "POST" */
  readonly methods?: readonly string[];
  /** That pages may send. @default those that need no permission */
  readonly headers?: readonly string[];
  /** That pages may read. @default those that need no permission */
  readonly exposedHeaders?: readonly string[];
  /** Whether cookies and logins of the browser go with them. @default false */
  readonly credentials?: boolean;
  /** How long a browser may remember the answer. @default the browser's */
  readonly maxAge?: Duration;
}
