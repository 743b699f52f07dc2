import { describe, expect, it, test } from "vitest";
import { Auth, EventStream, Gateway, Service, Worker } from "../../../constructs";
import type { Deployment, PodMonitor, ScaledObject } from "../../../constructs/kubernetes/objects";
import { schemaProblems } from "../../support/kubernetes-schemas";
import { objectsBelow, sampleObjects } from "../../support/sample-objects";
import { program } from "../../support/synth";

const deployment: Deployment = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "orders" },
  spec: {
    selector: { matchLabels: { app: "orders" } },
    template: {
      spec: { containers: [{ name: "app", image: "node", resources: { limits: { cpu: 1, memory: "1Gi" } } }] },
    },
  },
};
const scaledObject: ScaledObject = {
  apiVersion: "keda.sh/v1alpha1",
  kind: "ScaledObject",
  metadata: { name: "shipping" },
  spec: { scaleTargetRef: { name: "shipping" }, triggers: [{ type: "kafka", metadata: { topic: "orders" } }] },
};
const podMonitor: PodMonitor = {
  apiVersion: "monitoring.coreos.com/v1",
  kind: "PodMonitor",
  metadata: { name: "orders" },
  spec: { selector: {}, podMetricsEndpoints: [{ port: "health", interval: "30s" }] },
};

/** A copy in which the field at a path such as "spec.replicas" has another value. */
function changed<T extends object>(object: T, path: string, value: unknown): unknown {
  const copy = structuredClone(object);
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  let parent = copy as Record<string, unknown>;
  for (const key of keys) parent = parent[key] as Record<string, unknown>;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

describe("the schemas of Kubernetes and of the operators", () => {
  it.each([deployment, scaledObject, podMonitor])("accept a right $kind", (object) => {
    expect(schemaProblems(object)).toEqual([]);
  });

  it.each([
    [deployment, "spec.replica", 2, "Deployment/orders/spec: must NOT have additional properties (replica)"],
    [deployment, "spec.replicas", "2", "Deployment/orders/spec/replicas: must be integer"],
    [deployment, "spec.selector", undefined, "Deployment/orders/spec: must have required property 'selector'"],
    [
      deployment,
      "spec.template.spec.containers.0.volumeMount",
      [],
      "Deployment/orders/spec/template/spec/containers/0: must NOT have additional properties (volumeMount)",
    ],
    [deployment, "spec.template.spec.containers.0.ports", [{}], /containerPort/],
    [deployment, "metadata.name", undefined, /metadata: must have required property 'name'/],
    [deployment, "metadata.label", {}, /metadata: must NOT have additional properties \(label\)/],
    [deployment, "apiVersion", "apps/v2", "apps/v2 Deployment: no such kind is known"],
    [
      scaledObject,
      "spec.minReplicas",
      0,
      "ScaledObject/shipping/spec: must NOT have additional properties (minReplicas)",
    ],
    [scaledObject, "spec.maxReplicaCount", "20", /maxReplicaCount: must be integer/],
    [scaledObject, "spec.triggers", undefined, "ScaledObject/shipping/spec: must have required property 'triggers'"],
    [scaledObject, "spec.triggers.0.metadata.topic", 3, /topic: must be string/],
    [scaledObject, "metadata.annotations", { a: 1 }, /annotations\/a: must be string/],
    [podMonitor, "spec.podMetricsEndpoints.0.interval", "soon", /interval: must match pattern/],
    [podMonitor, "spec.podMetricsEndpoints.0.scheme", "ftp", /scheme: must be equal to one of the allowed values/],
  ])("find what is wrong: %#", (object, path, value, problem) => {
    const problems = schemaProblems(changed(object, path, value));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });
});

test.each(Object.entries(sampleObjects()))("all objects of %s meet their schemas", (_, objects) => {
  expect(objects.flatMap(schemaProblems)).toEqual([]);
});

test("so do the objects of everything that a workload can declare", () => {
  const { app, team } = program({ gateways: { public: Gateway.envoy({ hosts: ["shop.example"] }) } });
  const events = new EventStream(team, "order-placed");
  const orders = new Service(team, "orders", {
    container: {
      image: "orders:1.0.0",
      command: ["serve"],
      args: ["--fast"],
      port: 8080,
      health: { path: "/healthz" },
    },
    env: { MODE: "fast" },
    storage: { size: "10Gi" },
    replicas: 2,
    visibility: "platform",
  });
  orders.publishes(events);
  orders.exposes("/orders", { auth: Auth.public("a test") });
  const shipping = new Worker(team, "shipping", {
    container: { image: "shipping:1.0.0" },
    transactional: true,
    storage: { size: "1Gi", mountPath: "/data" },
    resources: { cpu: "1", memory: "1Gi" },
    quota: { producerByteRate: 1024 },
    scaling: { min: 1, max: 3 },
  });
  shipping.subscribes(events, { retries: 3, retryMode: "viaStream", deadLetter: true });
  shipping.calls(orders);

  const objects = Object.values(objectsBelow(app)).flat();
  expect(objects.flatMap(schemaProblems)).toEqual([]);
  expect(objects.filter(({ kind }) => kind === "StatefulSet").map(({ metadata }) => metadata.name)).toEqual(
    expect.arrayContaining(["orders", "shipping"]),
  );
});
