import type {
  AuthDeclaration,
  CorsDeclaration,
  RateLimitDeclaration,
  RetriesDeclaration,
} from "../model/route-declarations";

export interface Backend {
  readonly service: string;
  readonly port: number;
  /** Of a service that follows its requests: whoever holds them while it has no replica is told whose they are. */
  readonly revision?: string;
}

/** Requests that a gateway is to send to services. */
export interface RouteIntent {
  readonly kind: "route";
  /** Unique in the owner's namespace. */
  readonly name: string;
  readonly gateway: { readonly name: string; readonly namespace: string };
  readonly hosts: readonly string[];
  readonly path: string;
  readonly methods: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Services of the owner's namespace; the weights add up to 100. */
  readonly backends: readonly (Backend & { readonly weight: number })[];
  readonly mirror: Backend | undefined;
  readonly auth: AuthDeclaration;
  /** The service that `auth` names, which may be of another namespace; undefined if it names none. */
  readonly authorizer: { readonly service: string; readonly namespace: string; readonly port: number } | undefined;
  readonly rateLimits: readonly RateLimitDeclaration[];
  readonly timeoutMs: number | "none" | undefined;
  readonly retries: RetriesDeclaration | undefined;
  readonly cors: CorsDeclaration | undefined;
  readonly maxParallelRequests: number | undefined;
  readonly maxBodyBytes: number | undefined;
  /** Given if a mesh takes requests from the gateway to this service. The header tells it the route. */
  readonly mesh?: { readonly service: string; readonly header: string };
}
