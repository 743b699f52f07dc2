/** How requests come in from outside, as plain data. */

/** A place where requests come in: host names, certificates, and who may attach routes to it. */
export interface GatewayDeclaration {
  /** Of the platform's gateways. */
  readonly name: string;
  /** Exact, or with `*.` in front; a route that names no host answers for the first. */
  readonly hosts: readonly string[];
  /** Names of the teams whose routes may attach; undefined: all of the platform's. */
  readonly teams: readonly string[] | undefined;
  /** Whether it has certificates for its hosts. */
  readonly tls: boolean;
  /** Whether it asks clients for certificates. Absent: it does not. */
  readonly clientCertificates?: boolean;
  /** Namespace of its proxies' pods. */
  readonly namespace: string;
  /** Labels of its proxies' pods. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Of its proxies' pods, in the same namespace. Absent: they have no identity in a mesh. */
  readonly serviceAccount?: string;
  /** Of its proxies' pods, where clients connect to. */
  readonly ports: readonly GatewayPort[];
  /** Of its proxies' pods, where metrics are. Absent: nowhere. */
  readonly metricsPort?: number;
  /** Where its proxies get their configuration from. Absent: they connect to nothing for it. */
  readonly controller?: GatewayController;
  /** What counts the requests of all proxies together. Absent: nothing does. */
  readonly limiter?: GatewayController;
}

export interface GatewayPort {
  readonly port: number;
  readonly protocol: "TCP" | "UDP";
}

/** A Service inside the cluster. */
export interface ServiceAddress {
  readonly host: string;
  readonly port: number;
}

/** What proxies connect to, beside the services that they serve. */
export interface GatewayController {
  readonly namespace: string;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly port: number;
}

/** Requests that a gateway sends to a service. */
export interface RouteDeclaration {
  /** It begins with this, part by part. */
  readonly path: string;
  /** Name of the gateway; undefined: the platform's first. */
  readonly gateway: string | undefined;
  /** undefined: the gateway's first host. */
  readonly host: string | undefined;
  /** Empty: all. */
  readonly methods: readonly string[];
  /** Exact values. */
  readonly headers: Readonly<Record<string, string>>;
  /** Exact values of parameters. */
  readonly query: Readonly<Record<string, string>>;
  readonly auth: AuthDeclaration;
  /** Each limits on its own. */
  readonly rateLimits: readonly RateLimitDeclaration[];
  /** Milliseconds for the whole answer, or none; undefined: the gateway's. */
  readonly timeoutMs: number | "none" | undefined;
  readonly retries: RetriesDeclaration | undefined;
  readonly cors: CorsDeclaration | undefined;
  /** The part of the requests, 0 to 100, that goes to another service, given by its path; undefined: none. */
  readonly canary: { readonly service: string; readonly percent: number } | undefined;
  /** Path of a service that gets a copy of each request; its answers are dropped. */
  readonly mirror: string | undefined;
  /** That each proxy sends at a time. Absent: the gateway's. */
  readonly maxParallelRequests?: number;
  /** Bytes of the largest body; undefined: the gateway's. */
  readonly maxBodyBytes: number | undefined;
}

/** Who may send the requests of a route. */
export type AuthDeclaration =
  | { readonly type: "public"; readonly reason: string }
  | JwtDeclaration
  | { readonly type: "apiKey"; readonly secret: string; readonly header: string; readonly clientHeader: string }
  | { readonly type: "basic"; readonly secret: string; readonly userHeader: string }
  | AuthorizerDeclaration
  | OidcDeclaration
  | ClientCertificateDeclaration;

/** https://gateway.envoyproxy.io/docs/tasks/security/jwt-authentication/ */
export interface JwtDeclaration {
  readonly type: "jwt";
  readonly issuer: string;
  readonly audiences: readonly string[];
  /** Where the issuer's keys are: a URL, or the keys themselves (a JSON Web Key Set). */
  readonly keys: { readonly url: string } | { readonly inline: string };
  /** Name of a header for each claim that the service is to see. */
  readonly claimHeaders: Readonly<Record<string, string>>;
  /** For each claim the values of which it must have one. */
  readonly requiredClaims: Readonly<Record<string, readonly string[]>>;
}

/** A login in the browser: https://gateway.envoyproxy.io/docs/tasks/security/oidc/ */
export interface OidcDeclaration {
  readonly type: "oidc";
  /** How the ID token that a login brings is checked. Its audience is the client. */
  readonly token: JwtDeclaration;
  readonly clientId: string;
  /** Name of the Secret with the client's password. */
  readonly secret: string;
  /** Beside `openid`. */
  readonly scopes: readonly string[];
  /** URLs. */
  readonly endpoints: {
    readonly authorization: string;
    readonly token: string;
    readonly endSession: string | undefined;
  };
}

/** https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/ext_authz_filter */
export interface AuthorizerDeclaration {
  readonly type: "external";
  /** Path of the service that decides. */
  readonly service: string;
  /** What comes before the request's own path; undefined: nothing. */
  readonly path: string | undefined;
  /** Of the request, that the service is told. */
  readonly requestHeaders: readonly string[];
  /** Of the service's answer, that the request goes on with. */
  readonly identityHeaders: readonly string[];
  readonly timeoutMs: number;
}

/** Names that a certificate must have: of each kind one, or any if there is none. */
export interface ClientCertificateDeclaration {
  readonly type: "clientCertificate";
  readonly subjects: readonly string[];
  readonly dnsNames: readonly string[];
  readonly uris: readonly string[];
}

export interface RateLimitDeclaration {
  readonly requests: number;
  readonly per: "second" | "minute" | "hour" | "day";
  /** What is counted apart: each client's address, each subject of a token, each API key; `route`: all together. */
  readonly by: "route" | "address" | "subject" | "apiKey";
  /** Absent: each proxy counts on its own; `global`: all proxies count together. */
  readonly scope?: "global";
}

export interface RetriesDeclaration {
  readonly attempts: number;
  /** Milliseconds for each attempt; undefined: only the route's time counts. */
  readonly perTryTimeoutMs: number | undefined;
}

export interface CorsDeclaration {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposedHeaders: readonly string[];
  readonly credentials: boolean;
  readonly maxAgeSeconds: number | undefined;
}
