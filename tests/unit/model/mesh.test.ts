import { describe, expect, test } from "vitest";
import {
  Auth,
  Duration,
  EventStream,
  Gateway,
  Handler,
  type KubernetesObject,
  Mesh,
  Observability,
  Service,
  Team,
  Worker,
} from "../../../constructs";
import { reported } from "../../../constructs/delivery/report";
import type { Deployment, EnvoyProxy, HTTPRoute, Job, NetworkPolicy } from "../../../constructs/kubernetes/objects";
import { platformIn } from "../../../constructs/manifest/manifest-declarations";
import { manifestOf } from "../../../constructs/manifest/platform-manifest";
import { Topology } from "../../../constructs/model/topology";
import { objectsOf, program, releasesOf } from "../../support/synth";

const handler = Handler.inline("module.exports = async () => new Response();");
const mesh = Mesh.istio();
const ambient = Mesh.istio({ mode: "ambient" });
const auth = Auth.public("a test");

const named = <T extends object>(objects: Record<string, KubernetesObject>, name: string) =>
  objects[name] as unknown as T;
const template = (objects: Record<string, KubernetesObject>, name: string) =>
  named<Deployment>(objects, `Deployment/${name}`).spec?.template.metadata;
const kinds = (objects: Record<string, KubernetesObject>) =>
  [
    ...new Set(
      Object.values(objects).flatMap(({ apiVersion, kind }) => (apiVersion.includes("istio.io") ? [kind] : [])),
    ),
  ].sort();

describe("without a mesh", () => {
  test("nothing of one is there", () => {
    const { stack, team } = program({ gateways: { public: Gateway.envoy({ hosts: ["shop.example"] }) } });
    const web = new Service(team, "web", { handler });
    web.calls(new Service(team, "pay", { handler }));
    web.exposes("/", { auth });
    const all = Object.keys(releasesOf(stack)).map((release) => objectsOf(stack, release));
    expect(all.flatMap(kinds)).toEqual([]);
    expect(JSON.stringify(all)).not.toContain("istio");
  });
});

describe("a team's namespace", () => {
  test("joins, encrypts and refuses everything; hooks stay outside", () => {
    const { stack, team } = program({ mesh });
    new EventStream(team, "order-placed");
    const objects = objectsOf(stack, "namespace-shop");
    expect(objects["Namespace/shop"]?.metadata.labels).toMatchObject({ "istio-injection": "enabled" });
    expect(objects["PeerAuthentication/default"]?.spec).toEqual({ mtls: { mode: "STRICT" } });
    expect(objects["AuthorizationPolicy/default-deny"]?.spec).toEqual({});
    const hook = named<Job>(objectsOf(stack, "stream-order-placed"), "Job/stream-order-placed-expand");
    expect(hook.spec?.template.metadata?.labels).toMatchObject({ "sidecar.istio.io/inject": "false" });
  });

  test("is labelled for the revision that is to serve it", () => {
    const { stack } = program({ mesh: Mesh.istio({ revision: "canary" }) });
    const { labels } = objectsOf(stack, "namespace-shop")["Namespace/shop"]?.metadata ?? {};
    expect(labels).toMatchObject({ "istio.io/rev": "canary" });
    expect(labels).not.toHaveProperty("istio-injection");
  });
});

describe("a workload", () => {
  test("takes part if it answers, calls or reaches anything", () => {
    const { stack, team } = program({ mesh });
    const events = new EventStream(team, "order-placed");
    const web = new Service(team, "web", { handler });
    const shipping = new Worker(team, "shipping", { handler });
    const mailer = new Worker(team, "mailer", { handler });
    const billing = new Worker(team, "billing", { handler });
    for (const worker of [shipping, mailer, billing]) worker.subscribes(events);
    mailer.reaches("smtp.example", 587);
    billing.calls(web);
    const inside = (name: string) => template(objectsOf(stack, name), name)?.labels?.["sidecar.istio.io/inject"];
    expect(["web", "shipping", "mailer", "billing"].map(inside)).toEqual(["true", "false", "true", "true"]);
    expect(kinds(objectsOf(stack, "shipping"))).toEqual([]);
    // Past the mesh, to the brokers.
    const bypass = (name: string) =>
      template(objectsOf(stack, name), name)?.annotations?.["traffic.sidecar.istio.io/excludeOutboundPorts"];
    expect(["web", "mailer"].map(bypass)).toEqual([undefined, "9092"]);
  });

  test("lets Prometheus read metrics without the mesh, at their own port alone", () => {
    const metrics = (
      options: { port: number; metrics: { port: number } } | undefined,
      observability = Observability.prometheus(),
    ) => {
      const { stack, team } = program({ mesh, observability });
      new Service(team, "web", options ? { container: { image: "web:1.0.0", ...options } } : { handler });
      return objectsOf(stack, "web")["PeerAuthentication/metrics-of-web"]?.spec;
    };
    expect(metrics(undefined)).toMatchObject({ portLevelMtls: { 8081: { mode: "PERMISSIVE" } } });
    expect(metrics({ port: 8080, metrics: { port: 9090 } })).toMatchObject({
      portLevelMtls: { 9090: { mode: "PERMISSIVE" } },
    });
    expect(metrics({ port: 8080, metrics: { port: 8080 } })).toBeUndefined();
    expect(metrics(undefined, Observability.none())).toBeUndefined();
  });

  test("gets its certificate from the control plane, and connects to it", () => {
    const { stack, team } = program({ mesh });
    new Service(team, "web", { handler });
    const policy = named<NetworkPolicy>(objectsOf(stack, "web"), "NetworkPolicy/web");
    expect(policy.spec?.egress).toContainEqual({
      to: [
        {
          namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "istio-system" } },
          podSelector: { matchLabels: { app: "istiod" } },
        },
      ],
      ports: [{ port: 15_012, protocol: "TCP" }],
    });
  });
});

describe("a call", () => {
  test("is allowed by the caller's release, in the callee's namespace, to the caller's identity", () => {
    const { stack, team, platform } = program({ mesh: Mesh.istio({ trustDomain: "shop.example" }) });
    const billing = new Team(stack, "billing", { platform });
    const pay = new Service(billing, "pay", { handler, visibility: "platform" });
    const before = objectsOf(stack, "pay");
    new Worker(team, "orders", { handler }).calls(pay);
    const policy = objectsOf(stack, "orders")["AuthorizationPolicy/call-from-shop-orders-to-pay"];
    expect(policy?.metadata.namespace).toBe("billing");
    expect(policy?.spec).toEqual({
      selector: { matchLabels: { "app.kubernetes.io/name": "pay" } },
      action: "ALLOW",
      rules: [{ from: [{ source: { principals: ["shop.example/ns/shop/sa/orders"] } }] }],
    });
    expect(objectsOf(stack, "pay")).toEqual(before);
  });

  test("with options has objects of its own; without, none", () => {
    const { stack, team } = program({ mesh });
    const pay = new Service(team, "pay", { handler });
    const next = new Service(team, "pay-next", { handler });
    const copy = new Service(team, "pay-copy", { handler });
    new Service(team, "web", { handler }).calls(pay);
    new Service(team, "orders", { handler }).calls(pay, {
      timeout: Duration.seconds(2),
      maxConnections: 8,
      canary: { service: next, percent: 20 },
      mirror: copy,
    });
    expect(kinds(objectsOf(stack, "web"))).not.toContain("VirtualService");
    const objects = objectsOf(stack, "orders");
    const name = "call-from-orders-to-shop-pay";
    expect(objects[`VirtualService/${name}`]?.spec).toMatchObject({
      hosts: ["pay.shop.svc.cluster.local"],
      http: [
        {
          timeout: "2s",
          route: [
            { destination: { host: "pay.shop.svc.cluster.local" }, weight: 80 },
            { destination: { host: "pay-next.shop.svc.cluster.local" }, weight: 20 },
          ],
          mirrors: [{ destination: { host: "pay-copy.shop.svc.cluster.local" } }],
        },
      ],
    });
    const toEach = ["pay", "pay-copy", "pay-next"].map((to) => `call-from-shop-orders-to-${to}`);
    for (const kind of ["AuthorizationPolicy", "NetworkPolicy"]) {
      const own = Object.keys(objects).filter((key) => key.startsWith(`${kind}/call-from`));
      expect(own.sort()).toEqual(toEach.map((each) => `${kind}/${each}`));
    }
    expect(Object.keys(objects).filter((key) => key.startsWith("DestinationRule/"))).toEqual([
      `DestinationRule/${name}`,
      `DestinationRule/${name}-pay-next`,
    ]);
  });

  test("keeps its options if it is declared again without any", () => {
    const { team } = program({ mesh });
    const pay = new Service(team, "pay", { handler });
    const web = new Service(team, "web", { handler });
    web.calls(pay, { timeout: Duration.seconds(1) });
    web.calls(pay);
    expect(web.declare().callOptions).toMatchObject([{ service: pay.node.path, timeoutMs: 1_000 }]);
  });
});

describe("a gateway", () => {
  const gateways = { public: Gateway.envoy({ hosts: ["shop.example"] }) };

  test("sends requests to services through the mesh, and nothing else", () => {
    const { stack, platform, team } = program({ mesh, gateways });
    const web = new Service(team, "web", { handler });
    web.exposes("/", { auth, canary: { service: new Service(team, "web-next", { handler }), percent: 5 } });
    const core = platform.node.scope as typeof stack;
    const proxy = named<EnvoyProxy>(objectsOf(core, "gateway-public"), "EnvoyProxy/gateway-public").spec;
    expect(proxy.routingType).toBe("Service");
    expect(proxy.provider?.kubernetes?.envoyDeployment?.pod).toMatchObject({
      labels: { "sidecar.istio.io/inject": "true" },
      annotations: {
        "traffic.sidecar.istio.io/includeInboundPorts": "",
        "traffic.sidecar.istio.io/includeOutboundPorts": "80",
      },
    });
    const objects = objectsOf(stack, "web");
    const rule = named<HTTPRoute>(objects, "HTTPRoute/web").spec.rules?.[0];
    expect(rule?.backendRefs).toEqual([{ name: "web", port: 80, weight: 100 }]);
    expect(rule?.filters).toEqual([
      {
        type: "RequestHeaderModifier",
        requestHeaderModifier: { set: [{ name: "x-headwater-route", value: "web" }], remove: ["x-headwater-subject"] },
      },
      { type: "URLRewrite", urlRewrite: { hostname: "web.shop.svc.cluster.local" } },
    ]);
    expect(objects["VirtualService/routes-of-web-from-public"]?.spec).toMatchObject({
      exportTo: ["platform"],
      http: [{ match: [{ headers: { "x-headwater-route": { exact: "web" } } }] }, {}],
    });
    for (const backend of ["web", "web-next"]) {
      expect(objects[`AuthorizationPolicy/route-of-web-from-public-to-${backend}`]?.spec).toMatchObject({
        rules: [{ from: [{ source: { principals: ["cluster.local/ns/platform/sa/gateway-public"] } }] }],
      });
    }
  });

  test("may ask the service that decides about its requests, whoever it belongs to", () => {
    const { stack, platform, team } = program({ mesh: ambient, gateways });
    const billing = new Team(stack, "billing", { platform });
    const doorman = new Service(billing, "doorman", { handler, visibility: "platform" });
    new Service(team, "web", { handler }).exposes("/", { auth: Auth.external({ service: doorman }) });
    const policy = objectsOf(stack, "web")["AuthorizationPolicy/authorization-of-shop-web-from-public-by-doorman"];
    expect(policy?.metadata.namespace).toBe("billing");
    expect(policy?.spec).toMatchObject({
      selector: { matchLabels: { "app.kubernetes.io/name": "doorman" } },
      rules: [{ from: [{ source: { principals: ["cluster.local/ns/platform/sa/gateway-public"] } }] }],
    });
  });

  test("sends them to pods where proxies are on nodes", () => {
    const { stack, platform, team } = program({ mesh: ambient, gateways });
    const web = new Service(team, "web", { handler });
    web.exposes("/", { auth, canary: { service: new Service(team, "web-next", { handler }), percent: 5 } });
    const core = platform.node.scope as typeof stack;
    const proxy = named<EnvoyProxy>(objectsOf(core, "gateway-public"), "EnvoyProxy/gateway-public").spec;
    expect(proxy.routingType).toBeUndefined();
    expect(proxy.provider?.kubernetes?.envoyDeployment?.pod?.labels).toEqual({ "istio.io/dataplane-mode": "ambient" });
    expect(named<HTTPRoute>(objectsOf(stack, "web"), "HTTPRoute/web").spec.rules?.[0]?.backendRefs).toHaveLength(2);
  });
});

describe("proxies on nodes", () => {
  test("take calls at a port of their own, and probes come from an address of theirs", () => {
    const { stack, team } = program({ mesh: ambient });
    const pay = new Service(team, "pay", { handler });
    new Service(team, "web", { handler }).calls(pay);
    const objects = objectsOf(stack, "web");
    const ports = [
      { port: "http", protocol: "TCP" },
      { port: 15_008, protocol: "TCP" },
    ];
    expect(named<NetworkPolicy>(objects, "NetworkPolicy/call-from-shop-web-to-pay").spec?.ingress?.[0]?.ports).toEqual(
      ports,
    );
    expect(kinds(objects)).toEqual(["AuthorizationPolicy", "PeerAuthentication"]);
    const probes = named<NetworkPolicy>(objectsOf(stack, "namespace-shop"), "NetworkPolicy/probes").spec;
    expect(probes?.ingress).toEqual([{ from: [{ ipBlock: { cidr: "169.254.7.127/32" } }] }]);
  });
});

test("programs of other repositories know of the mesh", () => {
  const { app, platform } = program({ mesh });
  const manifest = JSON.parse(JSON.stringify(manifestOf(Topology.of(app), platform.node.path, {})));
  expect(platformIn(manifest, "here").mesh).toEqual(mesh.declaration);
});

test("what is wrong with a mesh is told with all other mistakes", () => {
  const { platform } = program({ mesh: Mesh.istio({ trustDomain: "https://shop" }) });
  expect(reported(platform)).toContainEqual(expect.stringContaining("HW-MESH-001"));
});
