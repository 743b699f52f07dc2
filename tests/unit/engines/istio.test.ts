import { describe, expect, test } from "vitest";
import { Mesh } from "../../../constructs";
import { istioMesh } from "../../../constructs/engines/istio-mesh";
import type { CallIntent } from "../../../constructs/intents/mesh";
import type { DestinationRule, ServiceEntry, Sidecar, VirtualService } from "../../../constructs/kubernetes/objects";
import { schemaProblems } from "../../support/kubernetes-schemas";
import { detection, meshCases, plainCall, plainEgress } from "../../support/mesh-cases";

const owner = { name: "orders", namespace: "shop", runtimeConfigMap: "runtime", platformNamespace: "platform" };
const render = (intent: object) => istioMesh.render([intent as never], owner);

test.each(Object.entries(meshCases))("%s: what Istio's definitions allow", (_, intent) => {
  const objects = render(intent);
  expect(objects.length).toBeGreaterThan(0);
  expect(objects.flatMap(schemaProblems)).toEqual([]);
});

describe("a call", () => {
  const [route] = plainCall.routes;
  const http = (call: CallIntent) => {
    const [service] = render(call) as unknown as VirtualService[];
    return service?.spec?.http ?? [];
  };
  const policy = (call: CallIntent) => {
    const [, rule] = render(call) as unknown as DestinationRule[];
    return rule?.spec?.trafficPolicy;
  };

  test("is the caller's alone: each route begins with its labels, and its rule selects it", () => {
    const [service, rule] = render(meshCases["a canary, limited"] ?? {}) as unknown as [
      VirtualService,
      DestinationRule,
    ];
    const labels = { "app.kubernetes.io/name": "orders" };
    expect(service.spec?.exportTo).toEqual(["."]);
    expect(service.spec?.http?.flatMap(({ match }) => match)).toEqual([{ sourceLabels: labels }]);
    expect(rule.spec?.workloadSelector).toEqual({ matchLabels: labels });
  });

  test("is sent again where the method allows it, by whichever route", () => {
    const [again, once, ...others] = http({
      ...plainCall,
      routes: [
        {
          ...route,
          backends: route?.backends ?? [],
          header: undefined,
          mirror: undefined,
          timeoutMs: 2_000,
          retries: { attempts: 3, perTryTimeoutMs: 250 },
        },
      ],
    });
    expect(others).toEqual([]);
    expect(again?.match?.[0]?.method).toEqual({ regex: "GET|HEAD|OPTIONS|TRACE|PUT|DELETE" });
    expect(again?.retries).toEqual({
      attempts: 3,
      perTryTimeout: "0.25s",
      retryOn: "gateway-error,reset,connect-failure,refused-stream",
    });
    expect(once?.match?.[0]?.method).toBeUndefined();
    expect(once?.retries).toBeUndefined();
    expect([again?.timeout, once?.timeout]).toEqual(["2s", "2s"]);
  });

  test("goes to every replica alike unless the zone is asked for", () => {
    expect(policy({ ...plainCall, outlierDetection: detection })).toEqual({
      outlierDetection: {
        consecutiveGatewayErrors: 3,
        consecutive5xxErrors: 0,
        interval: "0.5s",
        baseEjectionTime: "10s",
        maxEjectionPercent: 50,
      },
      loadBalancer: { localityLbSetting: { enabled: false } },
    });
    expect(policy({ ...plainCall, locality: "zone" })).toMatchObject({
      outlierDetection: { consecutiveGatewayErrors: 5 },
      loadBalancer: { localityLbSetting: { enabled: true } },
    });
  });

  test("of a gateway ends at the service if it is of none of the split routes", () => {
    const routes = http(meshCases["a gateway's routes"] as CallIntent);
    expect(routes.map(({ match }) => match?.[0]?.headers)).toEqual([
      { "x-headwater-route": { exact: "a" } },
      { "x-headwater-route": { exact: "b" } },
      undefined,
    ]);
    expect(routes[2]?.route).toEqual([{ destination: { host: "payment.billing.svc.cluster.local" } }]);
    const [service] = render(meshCases["a gateway's routes"] ?? {}) as unknown as VirtualService[];
    expect(service?.spec?.exportTo).toEqual(["platform"]);
  });
});

describe("egress", () => {
  test("is to what was declared and to name servers, of the workload alone", () => {
    const [sidecar] = render(meshCases["egress to services"] ?? {}) as unknown as [Sidecar];
    expect(sidecar.spec).toEqual({
      workloadSelector: { labels: { "app.kubernetes.io/name": "orders" } },
      outboundTrafficPolicy: { mode: "REGISTRY_ONLY" },
      egress: [
        {
          hosts: ["*/payment-v2.billing.svc.cluster.local", "*/payment.billing.svc.cluster.local", "kube-system/*"],
        },
      ],
    });
    expect(render(plainEgress)).toHaveLength(1);
  });

  test("names hosts outside once for each port, and addresses by names of their own", () => {
    const [sidecar, ...entries] = render(meshCases["egress to hosts"] ?? {}) as unknown as [Sidecar, ...ServiceEntry[]];
    expect(
      entries.map(({ metadata, spec }) => [metadata.name, spec.hosts, spec.addresses, spec.ports?.[0]?.protocol]),
    ).toEqual([
      ["orders-80", ["api.example.com"], undefined, "HTTP"],
      ["orders-443", ["api.example.com", "other.example.com"], undefined, "TLS"],
      ["orders-587", ["smtp.example.com"], undefined, "TCP"],
      ["orders-192-0-2-1-5432", ["orders-192-0-2-1-5432.address.internal"], ["192.0.2.1"], "TCP"],
      ["orders-2001-db8-1-5432", ["orders-2001-db8-1-5432.address.internal"], ["2001:db8::1"], "TCP"],
    ]);
    const known = entries.flatMap(({ spec }) => spec.hosts.map((host) => `*/${host}`));
    expect(sidecar.spec?.egress?.[0]?.hosts).toEqual([...[...new Set(known)].sort(), "kube-system/*"]);
    expect(entries.every(({ spec }) => spec.exportTo?.join() === ".")).toBe(true);
  });
});

test.each([
  [{ trustDomain: "Shop" }, 'Mesh.istio: trustDomain is "Shop".'],
  [{ revision: "" }, 'Mesh.istio: revision is "".'],
])("HW-MESH-001: %j", (props, message) => {
  expect(Mesh.istio(props).problems).toMatchObject([{ code: "HW-MESH-001", message }]);
});
