import { Token } from "cdktf";
import { expect, test } from "vitest";
import { type EnvoyGatewayProps, Gateway, Tls } from "../../../constructs";
import type {
  ClientTrafficPolicy,
  EnvoyPatchPolicy,
  EnvoyProxy,
  Gateway as GatewayResource,
} from "../../../constructs/kubernetes/objects";
import { gatewayCases } from "../../support/gateway-cases";
import { schemaProblems } from "../../support/kubernetes-schemas";

const owner = {
  name: "gateway-public",
  namespace: "platform",
  runtimeConfigMap: "runtime",
  platformNamespace: "platform",
};
const watched = { namespace: "monitoring", labels: { release: "prometheus" }, runbooks: "runbooks.md" };
const collectors = [{ host: "requests-collector.operations", port: 80 }];
const render = (props: EnvoyGatewayProps) =>
  Gateway.envoy(props).renderGateway("public", owner, watched, undefined, collectors);
const find = <T>(props: EnvoyGatewayProps, kind: string) =>
  render(props).find((object) => object.kind === kind) as unknown as T;
const listenersOf = (props: EnvoyGatewayProps) => find<GatewayResource>(props, "Gateway").spec.listeners;
const problemsOf = (props: EnvoyGatewayProps) => (Gateway.envoy(props).problems ?? []).map(({ message }) => message);

const plain = { hosts: ["shop.example", "*.shop.example"] };
const encrypted = { ...plain, tls: Tls.secret("shop-example") };

test.each(Object.entries(gatewayCases))("%s: what the definitions allow, without a problem", (_, props) => {
  expect(render(props).flatMap(schemaProblems)).toEqual([]);
  expect(problemsOf(props)).toEqual([]);
});

test("without certificates it listens at port 80 for each host", () => {
  expect(listenersOf(plain).map(({ protocol, port, hostname }) => [protocol, port, hostname])).toEqual([
    ["HTTP", 80, "shop.example"],
    ["HTTP", 80, "*.shop.example"],
  ]);
  expect(Gateway.envoy(plain).ports).toEqual([{ port: 10_080, protocol: "TCP" }]);
});

test("with certificates it listens at port 443 for each host, and at 80 only to redirect", () => {
  expect(listenersOf(encrypted).map(({ protocol, port, hostname }) => [protocol, port, hostname])).toEqual([
    ["HTTPS", 443, "shop.example"],
    ["HTTPS", 443, "*.shop.example"],
    ["HTTP", 80, undefined],
  ]);
  expect(listenersOf(encrypted).at(-1)?.allowedRoutes?.namespaces).toEqual({ from: "Same" });
  expect(find(encrypted, "HTTPRoute")).toMatchObject({
    spec: {
      parentRefs: [{ name: "gateway-public", sectionName: "redirect" }],
      rules: [{ filters: [{ requestRedirect: { scheme: "https", statusCode: 301 } }] }],
    },
  });
  expect(Gateway.envoy({ ...encrypted, http3: true }).ports).toEqual([
    { port: 10_080, protocol: "TCP" },
    { port: 10_443, protocol: "TCP" },
    { port: 10_443, protocol: "UDP" },
  ]);
});

test("cert-manager is asked for one certificate, of all hosts", () => {
  const props = { ...plain, tls: Tls.certManager({ clusterIssuer: "letsencrypt" }) };
  expect(find<GatewayResource>(props, "Gateway").metadata?.annotations).toEqual({
    "cert-manager.io/cluster-issuer": "letsencrypt",
  });
  const secrets = listenersOf(props).flatMap(({ tls }) => tls?.certificateRefs?.map(({ name }) => name) ?? []);
  expect(secrets).toEqual(["gateway-public-tls", "gateway-public-tls"]);
});

test("routes attach from the platform's namespaces, or from those of the named teams", () => {
  const selectorOf = (props: EnvoyGatewayProps) => listenersOf(props)[0]?.allowedRoutes?.namespaces?.selector;
  expect(selectorOf(plain)).toEqual({ matchLabels: { "headwater.dev/platform": "platform" } });
  expect(selectorOf({ ...plain, teams: ["shop"] })).toEqual({
    matchLabels: { "headwater.dev/platform": "platform" },
    matchExpressions: [{ key: "headwater.dev/team", operator: "In", values: ["shop"] }],
  });
});

test("it refuses routes without a policy of their own, which all of its own have", () => {
  const policies = render(encrypted).filter(({ kind }) => kind === "SecurityPolicy");
  expect(policies.map(({ spec }) => spec)).toEqual([
    {
      targetRefs: [{ group: "gateway.networking.k8s.io", kind: "Gateway", name: "gateway-public" }],
      authorization: { defaultAction: "Deny" },
    },
    {
      targetRefs: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", name: "gateway-public-redirect" }],
      authorization: { defaultAction: "Allow" },
    },
  ]);
});

test("Envoy is to count more clients apart than its twenty, on every listener that routes attach to", () => {
  const patched = (props: EnvoyGatewayProps) =>
    find<EnvoyPatchPolicy>(props, "EnvoyPatchPolicy").spec.jsonPatches?.map(({ name, operation }) => [
      name,
      operation.path,
      operation.value,
    ]);
  const field = ["/max_dynamic_descriptors", 10_000];
  expect(patched(plain)).toEqual([["platform/gateway-public/http-0", ...field]]);
  expect(patched(encrypted)).toEqual([
    ["platform/gateway-public/https-0", ...field],
    ["platform/gateway-public/https-1", ...field],
  ]);
});

test("browsers are told to insist on encryption only where there is any", () => {
  const headers = (props: EnvoyGatewayProps) =>
    find<ClientTrafficPolicy>(props, "ClientTrafficPolicy").spec.headers?.lateResponseHeaders?.addIfAbsent?.map(
      ({ name }) => name,
    );
  expect(headers(plain)).not.toContain("strict-transport-security");
  expect(headers(encrypted)).toContain("strict-transport-security");
});

test("certificates of clients are verified if there are any, or demanded of all, and told to services", () => {
  const policy = (required?: boolean) =>
    find<ClientTrafficPolicy>(
      {
        ...encrypted,
        clientCertificates: { authority: { configMap: "partners-ca" }, ...(required ? { required } : {}) },
      },
      "ClientTrafficPolicy",
    ).spec;
  expect(policy().tls?.clientValidation).toEqual({
    mode: "VerifyIfGiven",
    caCertificateRefs: [{ group: "", kind: "ConfigMap", name: "partners-ca" }],
  });
  expect(policy(true).tls?.clientValidation?.mode).toBe("RequireAndVerify");
  expect(policy().headers?.xForwardedClientCert?.mode).toBe("SanitizeSet");
  expect(find<ClientTrafficPolicy>(encrypted, "ClientTrafficPolicy").spec).not.toHaveProperty("tls");
});

test("headers of authorizers are dropped of clients before any is asked", () => {
  const { headers } = find<ClientTrafficPolicy>(plain, "ClientTrafficPolicy").spec;
  expect(headers?.earlyRequestHeaders?.removeOnMatch).toEqual([{ type: "Prefix", value: "x-auth-request-" }]);
});

test("access logs hold no query and no header that may be a secret", () => {
  const [setting] = find<EnvoyProxy>(plain, "EnvoyProxy").spec.telemetry?.accessLog?.settings ?? [];
  const operators = Object.values(setting?.format?.json ?? {}).join(" ");
  expect(operators).not.toMatch(/%REQ\([^)]*:PATH|AUTHORIZATION|COOKIE/);
  expect(operators).toContain("%REQ(TRACEPARENT)%");
});

test("it is watched only where the platform is", () => {
  const kinds = (observability?: typeof watched) =>
    Gateway.envoy(plain)
      .renderGateway("public", owner, observability)
      .map(({ kind }) => kind);
  expect(kinds(watched)).toContain("PodMonitor");
  expect(kinds()).not.toContain("PodMonitor");
});

test.each<[string, Partial<EnvoyGatewayProps>, RegExp]>([
  ["no host", { hosts: [] }, /hosts has 0 names/],
  ["an address for a host", { hosts: ["https://shop.example"] }, /the host "https:\/\/shop\.example" is none/],
  ["a host with a port", { hosts: ["shop.example:8080"] }, /is none/],
  ["a wildcard in the middle", { hosts: ["api.*.example"] }, /is none/],
  ["a host twice", { hosts: ["a.example", "a.example"] }, /"a\.example" twice/],
  ["64 hosts", { hosts: Array.from({ length: 64 }, (_, n) => `h${n}.example`) }, /hosts has 64 names/],
  ["no team", { teams: [] }, /no route can attach/],
  ["no replica", { replicas: 0 }, /replicas is 0/],
  ["half a replica", { replicas: 1.5 }, /replicas is 1\.5/],
  ["HTTP/3 without certificates", { http3: true }, /http3 is true without tls/],
  [
    "client certificates without encryption",
    { clientCertificates: { authority: { secret: "ca" } } },
    /clientCertificates without tls/,
  ],
  [
    "client certificates with HTTP/3, which Envoy Gateway would leave out",
    { ...encrypted, http3: true, clientCertificates: { authority: { secret: "ca" } } },
    /http3 is true with clientCertificates/,
  ],
  [
    "an authority that can't be",
    { clientCertificates: { authority: { configMap: "Partners_CA" } } },
    /the authority "Partners_CA" is no name/,
  ],
  ["an amount that is none", { resources: { memory: "much" } }, /resources\.memory is "much"/],
])("%s is reported", (_, props, message) => {
  expect(problemsOf({ ...plain, ...props })).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
});

test("a host that is known only at deploy is taken", () => {
  expect(problemsOf({ hosts: [Token.asString({ resolve: () => "shop.example" })] })).toEqual([]);
});
