import type { PlatformDeclaration } from "../../../../constructs/model/platform-declarations";
import type {
  AuthDeclaration,
  ClientCertificateDeclaration,
  CorsDeclaration,
  GatewayDeclaration,
  JwtDeclaration,
  OidcDeclaration,
  RateLimitDeclaration,
  RouteDeclaration,
} from "../../../../constructs/model/route-declarations";
import { container, external, gateway, platform, route, service, team, worker } from "../../../support/declarations";
import { breaks, holds, type RuleCases, STRING_TOKEN } from "./case";

const exposing = (name: string, ...paths: readonly string[]) =>
  service(name, { exposes: paths.map((path) => route(path)) });
const exposed = (...exposes: readonly RouteDeclaration[]) => service("web", { exposes });
/** The platform with the gateways public and partners. */
const gated = (props: Partial<GatewayDeclaration> = {}): PlatformDeclaration =>
  platform({ gateways: [gateway("public", props), gateway("partners")] });
const collecting = (...gateways: readonly string[]) =>
  service("logs", { accessLogs: gateways.length > 0 ? { gateways } : {} });
const silent = container({ port: undefined });

const jwt: JwtDeclaration = {
  type: "jwt",
  issuer: "https://login.example",
  audiences: ["shop"],
  keys: { url: "https://login.example/jwks.json" },
  claimHeaders: {},
  requiredClaims: {},
};
const apiKey: AuthDeclaration = { type: "apiKey", secret: "partners", header: "x-api-key", clientHeader: "x-client" };
const basic: AuthDeclaration = { type: "basic", secret: "users", userHeader: "x-user" };
const certified: ClientCertificateDeclaration = { type: "clientCertificate", subjects: [], dnsNames: [], uris: [] };
const endpoints = {
  authorization: "https://login.example/authorize",
  token: "https://login.example/token",
  endSession: undefined,
};
const oidc: OidcDeclaration = {
  type: "oidc",
  token: jwt,
  clientId: "shop",
  secret: "login",
  scopes: [],
  endpoints,
};
const guarded = (auth: AuthDeclaration, ...rateLimits: readonly RateLimitDeclaration[]) =>
  exposed(route("/a", { auth, rateLimits }));
const limited = (requests: number) => ({ requests, per: "minute", by: "address" }) as const;
const keySet = (...keys: readonly object[]) => ({ inline: JSON.stringify({ keys }) });
const cors = (origins: readonly string[], props: Partial<CorsDeclaration> = {}) =>
  exposed(
    route("/a", {
      cors: {
        origins,
        methods: [],
        headers: [],
        exposedHeaders: [],
        credentials: false,
        maxAgeSeconds: undefined,
        ...props,
      },
    }),
  );
const canary = (percent: number, other = "shop/v2") => exposed(route("/a", { canary: { service: other, percent } }));

export const routes: Readonly<Record<string, RuleCases>> = {
  "HW-ROUTE-001": {
    compliant: [
      holds("a handler", exposing("web", "/")),
      holds("a port", { ...exposing("web", "/"), code: container() }),
    ],
    broken: [
      breaks("a container without", '"/a" leads to a container without a port.', {
        ...exposing("web", "/a", "/b"),
        code: silent,
      }),
    ],
    notApplicable: [holds("no route", service("web", { code: silent }))],
  },
  "HW-ROUTE-002": {
    compliant: [holds("legal", exposing("web", "/", "/a", "/a/b-c_d.~e/", "/a%20b", "/a:b", "/..a"))],
    broken: [
      ...["", "orders", "//", "/a//b", "/./a", "/a/..", "/a/.", "/a%2Fb", "/a b", "/a?b=c", "/a#b", "/ü", "/%"].map(
        (path) => breaks(JSON.stringify(path), `"${path}" is no legal path.`, exposing("web", path)),
      ),
      breaks("too long", /is no legal path\.$/, exposing("web", `/${"a".repeat(1024)}`)),
    ],
    notApplicable: [holds("no route", service("web")), holds("a token", exposing("web", `/${STRING_TOKEN}`))],
  },
  "HW-ROUTE-003": {
    compliant: [
      holds("a longer path is another", exposing("b", "/orders/old"), exposing("a", "/orders")),
      holds(
        "another host, gateway, method, header or parameter",
        exposed(
          route("/orders", { host: "a.example" }),
          route("/orders", { gateway: "partners" }),
          route("/orders", { methods: ["GET"] }),
          route("/orders", { methods: ["POST", "PUT"] }),
          route("/orders", { headers: { "x-version": "2" } }),
          route("/orders", { query: { version: "2" } }),
        ),
        exposing("a", "/orders"),
        gated(),
      ),
      holds("the first of two", exposing("a", "/orders"), exposing("b", "/orders")),
      holds(
        "on another platform",
        { ...exposing("b", "/orders"), team: "elsewhere" },
        exposing("a", "/orders"),
        team("elsewhere", { platform: "other" }),
      ),
    ],
    broken: [
      { ...breaks("the same", '"/orders" already leads to shop/a.', exposing("b", "/orders")) },
      { ...breaks("but for a slash", '"/orders/" already leads to shop/a.', exposing("b", "/orders/")) },
      {
        ...breaks(
          "of another team",
          '"/orders" already leads to shop/a.',
          { ...exposing("b", "/orders"), team: "billing" },
          team("billing"),
        ),
      },
      {
        ...breaks(
          "with the names of what it would have by default",
          '"/orders" already leads to shop/a.',
          exposed(route("/orders", { gateway: "public", host: "public.example" })),
          gated(),
        ),
      },
      {
        ...breaks(
          "one method of two, and headers in another order and case",
          ['"/x" already leads to shop/web.', '"/orders" already leads to shop/a.'],
          exposed(
            route("/x", { methods: ["GET", "PUT"], headers: { a: "1", B: "2" } }),
            route("/x", { methods: ["GET"], headers: { b: "2", A: "1" } }),
            route("/orders"),
          ),
        ),
      },
    ].map((each) => ({ ...each, before: [exposing("a", "/orders")] })),
    notApplicable: [holds("no route", service("web"))],
  },
  "HW-ROUTE-004": {
    compliant: [holds("there is one", exposing("web", "/a"), gated())],
    broken: [
      breaks("none", '"/a" comes in nowhere: the platform core/platform has no gateway.', exposing("web", "/a", "/b")),
      breaks(
        "an empty list",
        '"/a" comes in nowhere: the platform core/platform has no gateway.',
        exposing("web", "/a"),
        platform({ gateways: [] }),
      ),
    ],
    notApplicable: [holds("no route", service("web"))],
  },
  "HW-ROUTE-005": {
    compliant: [holds("there", exposed(route("/a", { gateway: "partners" }), route("/b")), gated())],
    broken: [
      breaks(
        "another name",
        'The platform has no gateway "pubic"; its gateways are "public", "partners". Did you mean "public"?',
        exposed(route("/a", { gateway: "pubic" })),
        gated(),
      ),
    ],
    notApplicable: [
      holds("the first", exposing("web", "/a"), gated()),
      holds("no gateway at all", exposed(route("/a", { gateway: "public" }))),
    ],
  },
  "HW-ROUTE-006": {
    compliant: ["public.example", "a.shop.example", "a.b.shop.example", "*.shop.example"].map((host) =>
      holds(host, exposed(route("/a", { host })), gated({ hosts: ["public.example", "*.shop.example"] })),
    ),
    broken: [
      breaks(
        "another",
        'The gateway "public" does not serve "publik.example"; it serves "public.example". Did you mean "public.example"?',
        exposed(route("/a", { host: "publik.example" })),
        gated(),
      ),
      ...["shop.example", "ashop.example", "*.example"].map((host) =>
        breaks(
          host,
          new RegExp(`does not serve "${host.replace("*", "\\*")}"; it serves "\\*\\.shop\\.example"`),
          exposed(route("/a", { host })),
          gated({ hosts: ["*.shop.example"] }),
        ),
      ),
    ],
    notApplicable: [
      holds("the gateway's first", exposing("web", "/a"), gated()),
      holds("a token", exposed(route("/a", { host: STRING_TOKEN })), gated()),
      holds("a token of the gateway", exposed(route("/a", { host: "a.example" })), gated({ hosts: [STRING_TOKEN] })),
      holds("an unknown gateway", exposed(route("/a", { host: "a.example", gateway: "x" })), gated()),
    ],
  },
  "HW-ROUTE-007": {
    compliant: [
      holds("all may", exposing("web", "/a"), gated()),
      holds("named", exposing("web", "/a"), gated({ teams: ["billing", "shop"] })),
    ],
    broken: [
      breaks(
        "others are named",
        'Routes of the team "shop" may not attach to the gateway "public": those of "sales", "billing" may.',
        exposing("web", "/a", "/b"),
        gated({ teams: ["sales", "billing"] }),
      ),
      breaks(
        "nobody is",
        'Routes of the team "shop" may not attach to the gateway "public": none may.',
        exposing("web", "/a"),
        gated({ teams: [] }),
      ),
    ],
    notApplicable: [holds("no route", service("web"), gated()), holds("no gateway", exposing("web", "/a"))],
  },
  "HW-ROUTE-008": {
    compliant: [holds("one, and the most", guarded(basic, limited(1), limited(2 ** 32 - 1)))],
    broken: [
      ...[0, -1, 1.5, Number.NaN, 2 ** 32].map((requests) =>
        breaks(
          String(requests),
          `A limit of "/a" is ${requests} requests per minute.`,
          guarded(basic, limited(requests)),
        ),
      ),
      breaks("too many", '"/a" has 9 limits.', guarded(basic, ...Array.from({ length: 9 }, () => limited(1)))),
    ],
    notApplicable: [holds("no limit", exposing("web", "/a"))],
  },
  "HW-ROUTE-009": {
    compliant: [
      holds("subjects of tokens", guarded(jwt, { requests: 1, per: "second", by: "subject" })),
      holds("clients by their keys", guarded(apiKey, { requests: 1, per: "second", by: "apiKey" })),
    ],
    broken: [
      breaks(
        "subjects without tokens",
        'A limit of "/a" counts by "subject", which needs Auth.jwt or Auth.oidc; its auth is Auth.apiKey.',
        guarded(apiKey, { requests: 1, per: "second", by: "subject" }),
      ),
      breaks(
        "keys that nobody sends",
        'A limit of "/a" counts by "apiKey", which needs Auth.apiKey; its auth is Auth.jwt.',
        guarded(jwt, { requests: 1, per: "second", by: "apiKey" }),
      ),
    ],
    notApplicable: [holds("by address", guarded(basic, limited(1)))],
  },
  "HW-ROUTE-010": {
    compliant: [
      ...[0, 10, 100].map((percent) => holds(`${percent} per cent`, canary(percent), service("v2"))),
      holds("a mirror", exposed(route("/a", { mirror: "shop/v2" })), service("v2")),
    ],
    broken: [
      ...[-1, 101, 0.5, Number.NaN].map((percent) =>
        breaks(String(percent), `The canary gets ${percent} per cent.`, canary(percent), service("v2")),
      ),
      breaks("itself", "The canary is the service itself.", canary(10, "shop/web")),
      breaks("without a port", "The canary shop/v2 has no port.", canary(10), service("v2", { code: silent })),
      breaks(
        "a worker",
        "The mirror shop/mail has no port.",
        exposed(route("/a", { mirror: "shop/mail" })),
        worker("mail"),
      ),
      breaks(
        "another team's",
        "The mirror billing/v2 is another team's.",
        exposed(route("/a", { mirror: "billing/v2" })),
        service("v2", { team: "billing" }),
      ),
    ],
    notApplicable: [holds("none", exposing("web", "/a"))],
  },
  "HW-ROUTE-011": {
    compliant: [
      holds("over TLS", guarded(jwt)),
      holds("inline keys", guarded({ ...jwt, issuer: "http://login", keys: keySet({}) })),
    ],
    broken: [
      breaks(
        "plain HTTP",
        [
          '"/a" trusts http://login, which is no https:// address.',
          '"/a" trusts http://login/keys, which is no https:// address.',
        ],
        guarded({ ...jwt, issuer: "http://login", keys: { url: "http://login/keys" } }),
      ),
      breaks("any audience", '"/a" takes tokens for any audience.', guarded({ ...jwt, audiences: [] })),
    ],
    notApplicable: [holds("no tokens", guarded(basic))],
  },
  "HW-ROUTE-012": {
    compliant: [
      holds("a URL", guarded({ ...jwt, requiredClaims: { role: ["admin"] } })),
      holds("a token of Terraform", guarded({ ...jwt, keys: { url: STRING_TOKEN } })),
      holds("public keys", guarded({ ...jwt, keys: keySet({ kty: "RSA", n: "AQ", e: "AQAB" }) })),
    ],
    broken: [
      breaks("no issuer, which would not be checked", '"/a": the issuer is empty.', guarded({ ...jwt, issuer: "" })),
      ...["", "login.example", "file:///keys"].map((url) =>
        breaks(JSON.stringify(url), `"/a": the keys' address "${url}" is none.`, guarded({ ...jwt, keys: { url } })),
      ),
      ...["", "secret", "null", "[]", "{}", '{"keys":[]}', '{"keys":{}}'].map((inline) =>
        breaks(
          JSON.stringify(inline),
          '"/a": the keys are no JSON Web Key Set.',
          guarded({ ...jwt, keys: { inline } }),
        ),
      ),
      ...[
        { kty: "oct", k: "c2VjcmV0" },
        { kty: "EC", x: "AQ", y: "AQ", d: "AQ" },
      ].map((key) =>
        breaks(
          `a private key: ${key.kty}`,
          '"/a": the keys are private ones, which sign tokens; give the public ones.',
          guarded({ ...jwt, keys: keySet(key) }),
        ),
      ),
      breaks(
        "a claim that can't be had",
        '"/a": no value of the claim "role" is good.',
        guarded({ ...jwt, requiredClaims: { role: [] } }),
      ),
      breaks(
        "too many claims",
        '"/a": it requires 5 claims; the most is 4.',
        guarded({ ...jwt, requiredClaims: { a: ["1"], b: ["1"], c: ["1"], d: ["1"], e: ["1"] } }),
      ),
    ],
    notApplicable: [holds("no tokens", guarded(basic))],
  },
  "HW-ROUTE-013": {
    compliant: [holds("a reason", exposing("web", "/a"))],
    broken: ["", " \n"].map((reason) =>
      breaks(
        JSON.stringify(reason),
        '"/a" is open to everybody, without a reason.',
        guarded({ type: "public", reason }),
      ),
    ),
    notApplicable: [holds("not public", guarded(basic))],
  },
  "HW-ROUTE-014": {
    compliant: [
      holds("a key", guarded(apiKey)),
      holds("a password", guarded({ ...basic, secret: "shop.users-2" })),
      holds("a claim", guarded({ ...jwt, claimHeaders: { sub: "X-User" } })),
      holds("a login", guarded(oidc)),
      holds("an authorizer", guarded({ ...external, identityHeaders: ["x-auth-request-user"] })),
      holds("methods", exposed(route("/a", { methods: ["GET", "PATCH"], headers: { "X-Version": "2" } }))),
    ],
    broken: [
      breaks(
        "a key",
        [
          '"Partners" of the route "/a" is no Secret.',
          '"x key" of the route "/a" is no header.',
          '"" of the route "/a" is no header.',
        ],
        guarded({ type: "apiKey", secret: "Partners", header: "x key", clientHeader: "" }),
      ),
      breaks("a password", '"shop_users" of the route "/a" is no Secret.', guarded({ ...basic, secret: "shop_users" })),
      breaks(
        "a claim",
        '"x:user" of the route "/a" is no header.',
        guarded({ ...jwt, claimHeaders: { sub: "x:user" } }),
      ),
      breaks(
        "an authorizer",
        ['"a b" of the route "/a" is no header.', '"" of the route "/a" is no header.'],
        guarded({ ...external, requestHeaders: ["a b"], identityHeaders: [""] }),
      ),
      breaks(
        "what is matched",
        ['"get" of the route "/a" is no method.', '"ü" of the route "/a" is no header.'],
        exposed(route("/a", { methods: ["get"], headers: { ü: "1" } })),
      ),
    ],
    notApplicable: [holds("no names", exposing("web", "/a"))],
  },
  "HW-ROUTE-015": {
    compliant: [
      holds(
        "named",
        cors(["https://shop.example", "http://localhost:8080", "https://*.shop.example"], { credentials: true }),
      ),
      holds("any, without credentials", cors(["*"])),
    ],
    broken: [
      breaks("none", 'The cors of "/a" names no origin.', cors([])),
      ...["shop.example", "https://shop.example/", "https://", ""].map((origin) =>
        breaks(JSON.stringify(origin), `The cors of "/a" has "${origin}", which is no origin.`, cors([origin])),
      ),
      ...["*", "https://*", "https://*:8443"].map((origin) =>
        breaks(
          `credentials from ${origin}`,
          'The cors of "/a" allows credentials from any origin.',
          cors([origin], { credentials: true }),
        ),
      ),
    ],
    notApplicable: [holds("none", exposing("web", "/a"))],
  },
  "HW-ROUTE-016": {
    compliant: [
      holds(
        "positive",
        exposed(route("/a", { timeoutMs: 1, maxBodyBytes: 1, retries: { attempts: 1, perTryTimeoutMs: undefined } })),
        gated(),
      ),
      holds("nothing to remember", cors(["*"], { maxAgeSeconds: 0 })),
    ],
    broken: [
      breaks(
        "nothing",
        [
          'The timeout in milliseconds of the route "/a" is 0.',
          'The number of retries of the route "/a" is 0.',
          'The timeout of a try in milliseconds of the route "/a" is 0.5.',
          'The number of parallel requests of the route "/a" is 0.',
          'The maxBody in bytes of the route "/a" is -1.',
        ],
        exposed(
          route("/a", {
            timeoutMs: 0,
            maxBodyBytes: -1,
            maxParallelRequests: 0,
            retries: { attempts: 0, perTryTimeoutMs: 0.5 },
          }),
        ),
      ),
      breaks(
        "no time for an authorizer",
        'The timeout of the authorizer in milliseconds of the route "/a" is 0.',
        guarded({ ...external, timeoutMs: 0 }),
      ),
      breaks("less than nothing", 'The maxAge in seconds of the route "/a" is -1.', cors(["*"], { maxAgeSeconds: -1 })),
    ],
    notApplicable: [
      holds("the defaults", exposing("web", "/a")),
      holds("no timeout at all", exposed(route("/a", { timeoutMs: "none" }))),
    ],
  },
  "HW-ROUTE-017": {
    compliant: [holds("with certificates", guarded(basic), gated())],
    broken: [
      breaks(
        "without",
        '"/a" takes credentials at the gateway "public", which has no certificate.',
        guarded(basic),
        gated({ tls: false }),
      ),
    ],
    notApplicable: [holds("nobody sends any", exposing("web", "/a"), gated({ tls: false }))],
  },
  "HW-ROUTE-019": {
    compliant: [
      holds("a service", guarded(external), service("doorman")),
      holds("a path", guarded({ ...external, path: "/check" }), service("doorman")),
      holds("one that is not declared, which is told elsewhere", guarded(external)),
    ],
    broken: [
      breaks(
        "without a port",
        '"/a" is decided about by shop/doorman, which has no port.',
        guarded(external),
        service("doorman", { code: silent }),
      ),
      breaks(
        "itself",
        '"/a" is decided about by the service behind it.',
        guarded({ ...external, service: "shop/web" }),
      ),
      breaks(
        "by gRPC",
        '"/a" is decided about by shop/doorman, which speaks gRPC; it is asked over HTTP/1.1.',
        guarded(external),
        service("doorman", { code: container({ protocol: "grpc" }) }),
      ),
      ...["check", "/check?x=1"].map((path) =>
        breaks(
          path,
          `"${path}", where "/a" asks who may send, is no path.`,
          guarded({ ...external, path }),
          service("doorman"),
        ),
      ),
    ],
    notApplicable: [holds("nobody is asked", guarded(basic))],
  },
  "HW-ROUTE-020": {
    compliant: [holds("dropped of clients", guarded({ ...external, identityHeaders: ["X-Auth-Request-User"] }))],
    broken: [
      breaks(
        "any other",
        '"/a" believes "x-user", which the client may have set.',
        guarded({ ...external, identityHeaders: ["x-user", "x-auth-request-user"] }),
      ),
    ],
    notApplicable: [holds("none", guarded(external)), holds("nobody is asked", guarded(basic))],
  },
  "HW-ROUTE-021": {
    compliant: [
      holds("it asks", guarded({ ...certified, uris: ["spiffe://a/b"] }), gated({ clientCertificates: true })),
    ],
    broken: [
      breaks(
        "it does not",
        '"/a" needs a certificate, which the gateway "public" asks nobody for.',
        guarded(certified),
        gated(),
      ),
      breaks(
        "an empty name",
        '"/a" takes certificates with an empty name.',
        guarded({ ...certified, dnsNames: [""] }),
        gated({ clientCertificates: true }),
      ),
      breaks(
        "too many names",
        '"/a" names 100 certificates, with 4000 characters.',
        guarded({ ...certified, subjects: Array.from({ length: 100 }, () => "x".repeat(40)) }),
        gated({ clientCertificates: true }),
      ),
    ],
    notApplicable: [holds("no certificate", guarded(basic), gated()), holds("no gateway", guarded(certified))],
  },
  "HW-ROUTE-022": {
    compliant: [
      holds("over HTTPS", guarded(oidc), gated()),
      holds(
        "of an issuer that is known at deploy",
        guarded({ ...oidc, token: { ...jwt, issuer: STRING_TOKEN } }),
        gated(),
      ),
      holds("with GET among others", exposed(route("/a", { auth: oidc, methods: ["GET", "POST"] })), gated()),
    ],
    broken: [
      breaks(
        "without encryption",
        '"/a" needs a login at the gateway "public", which has no certificate.',
        guarded(oidc),
        gated({ tls: false }),
      ),
      ...[{ methods: ["POST"] }, { headers: { a: "1" } }, { query: { a: "1" } }].map((props) =>
        breaks(
          `no way back: ${Object.keys(props).join()}`,
          '"/a" needs a login, but does not take the GET that comes back from it.',
          exposed(route("/a", { auth: oidc, ...props })),
          gated(),
        ),
      ),
      breaks("no client", '"/a" has an empty clientId.', guarded({ ...oidc, clientId: "" }), gated()),
      ...["login.example", "http://login.example", "https://10.0.0.1", "https://[::1]/"].map((url) =>
        breaks(
          url,
          [`"/a" needs a login at "${url}", which is no https:// address of a host.`],
          guarded({ ...oidc, endpoints: { ...endpoints, token: url } }),
          gated(),
        ),
      ),
    ],
    notApplicable: [holds("no login", guarded(basic), gated())],
  },
  "HW-ACCESSLOG-001": {
    compliant: [holds("all gateways", collecting(), gated()), holds("one of them", collecting("partners"), gated())],
    broken: [
      breaks("another program's platform", /another program's, whose gateways know nothing/, collecting(), {
        ...gated(),
        imported: true,
      }),
      breaks("no gateway", "The platform core/platform has no gateway.", collecting()),
      breaks(
        "none named",
        "gateways is empty: nothing is logged.",
        service("logs", { accessLogs: { gateways: [] } }),
        gated(),
      ),
      breaks(
        "a misspelt name",
        /no gateway "pubic"; its gateways are "public", "partners"\. Did you mean "public"/,
        collecting("pubic"),
        gated(),
      ),
    ],
    notApplicable: [holds("a service that collects nothing", service("web"), gated())],
  },
  "HW-GATEWAY-002": {
    compliant: [holds("legal", gated())],
    broken: ["Public", "1", "a_b", "-a", "a-", "", "a".repeat(44)].map((name) =>
      breaks(
        JSON.stringify(name),
        `"${name}" is no legal name of a gateway.`,
        platform({ gateways: [gateway(name), gateway("public")] }),
      ),
    ),
    notApplicable: [holds("none", platform())],
  },
};
