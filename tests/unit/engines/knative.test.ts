import { expect, test } from "vitest";
import {
  Auth,
  Duration,
  Gateway,
  Handler,
  type RequestScalingProps,
  Service,
  type ServiceProps,
} from "../../../constructs";
import type { Configuration, HTTPRoute, NetworkPolicy } from "../../../constructs/kubernetes/objects";
import { schemaProblems } from "../../support/kubernetes-schemas";
import { objectsOf, program } from "../../support/synth";

const handler = (text: string) => Handler.inline(`module.exports = async () => new Response("${text}");`);

function deployed(scaling: RequestScalingProps, props: ServiceProps = { handler: handler("a") }) {
  const { team, stack } = program({ gateways: { public: Gateway.envoy({ hosts: ["shop.example"] }) } });
  const service = new Service(team, "reports", { ...props, scaling });
  service.exposes("/reports", { auth: Auth.public("A test.") });
  const objects = objectsOf(stack, "reports");
  const of = <T>(kind: string) => Object.values(objects).find((object) => object.kind === kind) as unknown as T;
  return { objects, configuration: of<Configuration>("Configuration"), route: of<HTTPRoute>("HTTPRoute") };
}

type Pod = { readonly containers: readonly Record<string, unknown>[] } & Record<string, unknown>;
const podOf = ({ spec }: Configuration) => spec?.template?.spec as unknown as Pod;
const annotationsOf = ({ spec }: Configuration) => spec?.template?.metadata?.annotations ?? {};

test("a service that follows its requests is a Configuration, and the gateway asks its revision", () => {
  const { objects, configuration, route } = deployed({});
  const revision = configuration.spec?.template?.metadata?.name;
  expect(revision).toMatch(/^reports-[0-9a-f]{16}$/);
  const [backend] = route.spec.rules?.[0]?.backendRefs ?? [];
  expect(backend).toMatchObject({ name: revision, port: 80, weight: 100 });
  expect(backend?.filters?.[0]?.requestHeaderModifier?.set).toEqual([
    { name: "Knative-Serving-Namespace", value: "shop" },
    { name: "Knative-Serving-Revision", value: revision },
  ]);
  expect(Object.keys(objects)).not.toContain("Deployment/reports");
  expect(Object.keys(objects)).not.toContain("Service/reports");
  expect([configuration, route].flatMap((object) => schemaProblems(object as never))).toEqual([]);
});

test("what changes its pods makes another revision, and what does not, none", () => {
  const nameOf = (...given: Parameters<typeof deployed>) =>
    deployed(...given).configuration.spec?.template?.metadata?.name;
  expect(nameOf({})).toBe(nameOf({}));
  const others = [
    nameOf({ max: 9 }),
    nameOf({}, { handler: handler("b") }),
    nameOf({}, { handler: handler("a"), env: { A: "1" } }),
  ];
  expect(new Set([nameOf({}), ...others]).size).toBe(4);
});

test("replicas follow the requests that one has in hand", () => {
  const scaling = { min: 1, max: 9, requestsPerReplica: 20, cooldown: Duration.minutes(5) };
  expect(annotationsOf(deployed(scaling).configuration)).toMatchObject({
    "autoscaling.knative.dev/min-scale": "1",
    "autoscaling.knative.dev/max-scale": "9",
    "autoscaling.knative.dev/metric": "concurrency",
    "autoscaling.knative.dev/target": "20",
    "autoscaling.knative.dev/window": "300s",
  });
  expect(annotationsOf(deployed({ cooldown: Duration.seconds(1) }).configuration)).toMatchObject({
    "autoscaling.knative.dev/window": "6s",
  });
});

test("its pods say nothing that Knative decides, and are asked by numbers", () => {
  const pod = podOf(deployed({}).configuration);
  expect(pod).not.toHaveProperty("terminationGracePeriodSeconds");
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } });
  expect(pod.securityContext).not.toHaveProperty("fsGroupChangePolicy");
  const [container] = pod.containers;
  expect(container).toMatchObject({
    ports: [{ name: "http1", containerPort: 8080 }],
    readinessProbe: { httpGet: { path: "/readyz", port: 8081 }, periodSeconds: 0, successThreshold: 1 },
    livenessProbe: { httpGet: { path: "/healthz", port: 8081 } },
  });
  expect(container).not.toHaveProperty("lifecycle");
  expect(container).not.toHaveProperty("startupProbe");
  const bound = podOf(deployed({}, { container: { image: "example.com/reports:1", port: 9000 } }).configuration);
  expect(bound.containers[0]).toMatchObject({
    ports: [{ name: "http1", containerPort: 9000 }],
    readinessProbe: { tcpSocket: { port: 9000 } },
  });
});

test("the gateway and whoever holds requests may connect, to the port before the container", () => {
  const { objects } = deployed({});
  const policies = Object.values(objects).filter(({ kind }) => kind === "NetworkPolicy") as unknown as NetworkPolicy[];
  const ingress = policies.flatMap(({ spec }) => spec?.ingress ?? []);
  const from = (namespace: string) =>
    ingress
      .filter(({ from = [] }) =>
        from.some((peer) => peer.namespaceSelector?.matchLabels?.["kubernetes.io/metadata.name"] === namespace),
      )
      .flatMap(({ ports = [] }) => ports.map(({ port }) => port));
  expect(from("platform")).toContain(8012);
  expect(from("knative-serving")).toEqual([8012, 9090]);
  const to = policies.find(({ metadata }) => metadata.namespace === "platform")?.spec?.egress ?? [];
  expect(to.flatMap(({ to: peers = [] }) => peers.map((peer) => peer.namespaceSelector?.matchLabels))).toEqual([
    { "kubernetes.io/metadata.name": "shop" },
    { "kubernetes.io/metadata.name": "knative-serving" },
  ]);
});
