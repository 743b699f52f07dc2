import { Token } from "cdktf";
import { describe, expect, test } from "vitest";
import {
  Auth,
  type Declaration,
  Duration,
  Gateway,
  Handler,
  type KubernetesObject,
  Observability,
  Service,
  Team,
  Tls,
  Topology,
} from "../../../constructs";
import { routes } from "../../../constructs/concerns/routes";
import { reported } from "../../../constructs/delivery/report";
import { gateway, platform, route, service, topologyWith } from "../../support/declarations";
import { objectsOf, program } from "../../support/synth";

const handler = Handler.inline("module.exports = async () => new Response();");
const auth = Auth.public("a test");
const tokens = Auth.jwt({
  issuer: "https://login.example",
  audiences: ["shop"],
  keys: { url: "https://login.example:8443/jwks.json" },
  requiredClaims: { role: "clerk" },
});
const gateways = {
  public: Gateway.envoy({ hosts: ["shop.example", "*.shop.example"], tls: Tls.secret("shop-example-tls") }),
  partners: Gateway.envoy({ hosts: ["partners.example"], tls: Tls.secret("partners-example-tls") }),
};

const only = (objects: Record<string, KubernetesObject>, kind: string) =>
  Object.values(objects).filter((object) => object.kind === kind);
const policy = (objects: Record<string, KubernetesObject>, name: string) => {
  const found = objects[`NetworkPolicy/${name}`];
  return { namespace: found?.metadata.namespace, ...(found?.spec as object) };
};

describe("a service that is exposed", () => {
  test("answers for the first gateway's first host, unless it names others", () => {
    const { stack, team } = program({ gateways });
    const orders = new Service(team, "orders", { handler });
    orders.exposes("/orders", { auth });
    orders.exposes("/partners", { auth, gateway: "partners" });
    orders.exposes("/shop", { auth, host: "de.shop.example" });
    const specs = only(objectsOf(stack, "orders"), "HTTPRoute").map(({ spec }) => spec as Record<string, unknown>);
    const ends = specs.map(({ parentRefs, hostnames, rules }) => {
      const [parent] = parentRefs as { name: string; namespace: string }[];
      const [rule] = rules as { matches: { path: { value: string } }[] }[];
      return [rule?.matches[0]?.path.value, parent?.namespace, parent?.name, hostnames];
    });
    expect(ends.sort()).toEqual([
      ["/orders", "platform", "gateway-public", ["shop.example"]],
      ["/partners", "platform", "gateway-partners", ["partners.example"]],
      ["/shop", "platform", "gateway-public", ["de.shop.example"]],
    ]);
  });

  test("can be reached by the proxies of its gateways, and by no others", () => {
    const { stack, team } = program({ gateways });
    const next = new Service(team, "orders-next", { handler });
    const shadow = new Service(team, "orders-shadow", { handler });
    const orders = new Service(team, "orders", { handler });
    orders.exposes("/orders", { auth, canary: { service: next, percent: 10 }, mirror: shadow });
    const objects = objectsOf(stack, "orders");
    const names = ["orders", "orders-next", "orders-shadow"].map((to) => `route-of-orders-from-public-to-${to}`);
    const own = Object.keys(objects).filter((key) => key.startsWith("NetworkPolicy/route-of"));
    expect(own.sort()).toEqual(names.map((name) => `NetworkPolicy/${name}`));
    expect(policy(objects, "route-of-orders-from-public-to-orders-next")).toMatchObject({
      namespace: "shop",
      podSelector: { matchLabels: { "app.kubernetes.io/name": "orders-next" } },
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "platform" } },
              podSelector: { matchLabels: { "gateway.envoyproxy.io/owning-gateway-name": "gateway-public" } },
            },
          ],
          ports: [{ port: "http", protocol: "TCP" }],
        },
      ],
    });
  });

  test("brings the way to its issuer's keys with it", () => {
    const { stack, team } = program({ gateways });
    const orders = new Service(team, "orders", { handler });
    orders.exposes("/orders", { auth: tokens });
    orders.exposes("/all", { auth });
    expect(policy(objectsOf(stack, "orders"), "keys-from-public-for-shop-orders")).toMatchObject({
      namespace: "platform",
      podSelector: { matchLabels: { "gateway.envoyproxy.io/owning-gateway-name": "gateway-public" } },
      policyTypes: ["Egress"],
      egress: [{ ports: [{ port: 8443, protocol: "TCP" }] }],
    });
  });

  test("brings the way to what counts for all proxies with it, only where something is counted together", () => {
    const limitsOf = (scope?: "global") => {
      const { stack, team } = program({ gateways });
      const limit = { requests: 5, per: "hour", by: "route", ...(scope ? { scope } : {}) } as const;
      new Service(team, "orders", { handler }).exposes("/orders", { auth, rateLimit: limit });
      return policy(objectsOf(stack, "orders"), "limits-from-public-for-shop-orders");
    };
    expect(limitsOf("global")).toMatchObject({
      namespace: "platform",
      podSelector: { matchLabels: { "gateway.envoyproxy.io/owning-gateway-name": "gateway-public" } },
      egress: [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "envoy-gateway" } },
              podSelector: { matchLabels: { "app.kubernetes.io/name": "envoy-ratelimit" } },
            },
          ],
          ports: [{ port: 8081, protocol: "TCP" }],
        },
      ],
    });
    expect(limitsOf()).toEqual({ namespace: undefined });
  });

  test("lets the proxies ask an authorizer of another team, which exports it", () => {
    const { stack, team, platform: hub } = program({ gateways });
    const security = new Team(stack, "security", { platform: hub });
    const doorman = new Service(security, "doorman", { handler, visibility: "platform" });
    const orders = new Service(team, "orders", { handler });
    orders.exposes("/orders", { auth: Auth.external({ service: doorman }) });
    const objects = objectsOf(stack, "orders");
    expect(policy(objects, "authorization-of-shop-orders-from-public-by-doorman")).toMatchObject({
      namespace: "security",
      podSelector: { matchLabels: { "app.kubernetes.io/name": "doorman" } },
      policyTypes: ["Ingress"],
      ingress: [
        { from: [{ podSelector: { matchLabels: { "gateway.envoyproxy.io/owning-gateway-name": "gateway-public" } } }] },
      ],
    });
    expect(objects["ReferenceGrant/authorization-of-shop-orders-by-doorman"]?.metadata.namespace).toBe("security");
    const [rule] = only(objects, "SecurityPolicy").map(({ spec }) => spec as Record<string, unknown>);
    expect(rule?.extAuth).toMatchObject({
      http: { backendRefs: [{ name: "doorman", namespace: "security", port: 80 }] },
    });
  });

  test("is told of in the topology when it asks for certificates", () => {
    const clientCertificates = { authority: { configMap: "partners-ca" } };
    const asking = Gateway.envoy({ hosts: ["shop.example"], tls: Tls.secret("shop-example-tls"), clientCertificates });
    const { app } = program({ gateways: { public: asking } });
    expect(Topology.of(app).platforms[0]?.gateways).toMatchObject([{ clientCertificates: true }]);
  });

  test("changes nothing that another owner has", () => {
    const without = program({ gateways });
    const before = objectsOf(without.stack, "namespace-shop");
    const { stack, team } = program({ gateways });
    new Service(team, "orders", { handler }).exposes("/orders", { auth: tokens });
    expect(objectsOf(stack, "namespace-shop")).toEqual(before);
  });

  describe("names a route", () => {
    const named = (options: object, path = "/orders", workload = "orders"): string => {
      const { stack, team } = program({ gateways });
      new Service(team, workload, { handler }).exposes(path, { auth, ...options });
      return only(objectsOf(stack, workload), "HTTPRoute").map(({ metadata }) => metadata.name)[0] ?? "";
    };

    test.each([
      ["/", "orders"],
      ["/orders", "orders--orders"],
      ["/v1/order-items", "orders--v1--order-items"],
    ])("by workload and path: %s", (path, name) => {
      expect(named({}, path)).toBe(name);
    });

    test("with a digest where they don't tell what it matches", () => {
      const others = [
        ...["/Orders", "/orders/", "/or_ders", "/or--ders"].map((path) => named({}, path)),
        named({ methods: ["GET"] }),
        named({ headers: { a: "1" } }),
        named({ query: { a: "1" } }),
        named({ host: "api.shop.example" }),
        named({ gateway: "partners" }),
        named({}, "/orders", "or--ders"),
      ];
      for (const name of others) expect(name).toMatch(/^or-?-?ders--or-?ders-[0-9a-f]{8}$/);
      expect(new Set(others).size).toBe(others.length);
    });

    test("within the 63 characters of a label", () => {
      const long = (end: string) => named({}, `/${"a".repeat(60)}${end}`);
      expect(long("/b")).toMatch(/^orders--a{46}-[0-9a-f]{8}$/);
      expect(long("/c")).not.toBe(long("/b"));
    });

    test("the same with other options, with the first gateway named, and with other numbers of tokens", () => {
      expect(named({ timeout: Duration.seconds(3), maxBody: "1Mi", gateway: "public" })).toBe("orders--orders");
      const token = () => ({ host: Token.asString({ resolve: () => "x.shop.example" }) });
      expect(named(token())).toBe(named(token()));
    });
  });

  test("says what its body's size is not", () => {
    const { app, team } = program({ gateways });
    new Service(team, "orders", { handler }).exposes("/orders", { auth, maxBody: "much" });
    expect(() => app.synth()).toThrow();
    expect(reported(app)).toEqual([expect.stringContaining('HW-ROUTE-018: maxBody of the route "/orders" is "much"')]);
  });

  test("can't send a part of its requests to another program's service", () => {
    const { team } = program({ gateways });
    const other = program({ gateways });
    const next = new Service(other.team, "next", { handler });
    const orders = new Service(team, "orders", { handler });
    orders.exposes("/orders", { auth, canary: { service: next, percent: 1 } });
    expect(reported(team.node.root)).toEqual([expect.stringContaining("HW-EDGE-001")]);
    expect(orders.declare().exposes).toEqual([]);
  });
});

describe("a gateway", () => {
  test("has a release of its own, and lets its proxies reach services, names, and what configures them", () => {
    const { platform: hub } = program({ gateways, observability: Observability.prometheus({ namespace: "watching" }) });
    const stack = hub.node.scope as Parameters<typeof objectsOf>[0];
    expect(objectsOf(stack, "gateway-public")).toHaveProperty("Gateway/gateway-public");
    expect(objectsOf(stack, "gateway-partners")).toHaveProperty("Gateway/gateway-partners");
    const { ingress, egress } = policy(objectsOf(stack, "namespace-platform"), "gateway-public") as unknown as {
      ingress: { ports: { port: number }[] }[];
      egress: { to?: object[]; ports: { port: number | string }[] }[];
    };
    expect(ingress.map(({ ports }) => ports.map(({ port }) => port))).toEqual([[10_080, 10_443], [19_001]]);
    expect(egress.map(({ ports }) => ports.map(({ port }) => port))).toEqual([[53, 53], [18_000], ["http"]]);
    expect(egress[2]?.to).toEqual([
      { namespaceSelector: { matchLabels: { "headwater.dev/platform": "platform" } }, podSelector: {} },
    ]);
  });

  test("knows teams by a label of their namespaces", () => {
    const { stack, platform: hub } = program({ gateways });
    new Team(stack, "sales", { platform: hub, namespace: "sales-prod" });
    expect(objectsOf(stack, "namespace-sales-prod")["Namespace/sales-prod"]?.metadata.labels).toMatchObject({
      "headwater.dev/platform": "platform",
      "headwater.dev/team": "sales",
    });
  });

  test("is told of in the topology", () => {
    const { app } = program({ gateways });
    const [declared] = Topology.of(app).platforms;
    expect(declared?.gateways).toMatchObject([
      { name: "public", hosts: ["shop.example", "*.shop.example"], tls: true, namespace: "platform" },
      { name: "partners" },
    ]);
  });
});

describe("what can't be derives nothing", () => {
  const gated = platform({ gateways: [gateway("public")] });
  const derive = (...all: readonly Declaration[]) => routes.derive(topologyWith(...all), "shop/web");

  test.each<[string, Declaration[]]>([
    ["no gateway", [service("web", { exposes: [route("/")] })]],
    ["an unknown one", [gated, service("web", { exposes: [route("/", { gateway: "x" })] })]],
    [
      "one without hosts",
      [platform({ gateways: [gateway("a", { hosts: [] })] }), service("web", { exposes: [route("/")] })],
    ],
    ["another program's service", [gated, service("web", { imported: true, exposes: [route("/")] })]],
  ])("%s", (_, all) => {
    expect(derive(...all)).toEqual([]);
  });

  test("an unknown canary or mirror leaves all requests to the service", () => {
    const exposes = [route("/", { canary: { service: "shop/x", percent: 10 }, mirror: "shop/y" })];
    expect(derive(gated, service("web", { exposes }))).toMatchObject([
      { backends: [{ service: "web", port: 80, weight: 100 }], mirror: undefined },
    ]);
  });

  test("a canary gets its part, and the service the rest", () => {
    const exposes = [route("/", { canary: { service: "shop/v2", percent: 10 }, mirror: "shop/v2" })];
    expect(derive(gated, service("v2"), service("web", { exposes }))).toMatchObject([
      {
        backends: [
          { service: "web", port: 80, weight: 90 },
          { service: "v2", port: 80, weight: 10 },
        ],
        mirror: { service: "v2", port: 80 },
      },
    ]);
  });
});
