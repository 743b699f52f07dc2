import { expect, test } from "vitest";
import { Progress } from "../../console/progress";
import type { Deployment, Namespace, ScaledObject, Service, VirtualService } from "../../constructs/kubernetes/objects";
import { istioAnalyze, istioValidate } from "../../prove/model/istioctl";
import { kubeScore } from "../../prove/model/kube-score";
import { kubeconform } from "../../prove/model/kubeconform";

const progress = new Progress("test");
const metadata = { name: "orders", namespace: "shop" };
const deployment: Deployment = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata,
  spec: {
    selector: { matchLabels: { app: "orders" } },
    template: {
      metadata: { labels: { app: "orders" } },
      spec: { containers: [{ name: "app", image: "node:latest" }] },
    },
  },
};
const scaledObject: ScaledObject = {
  apiVersion: "keda.sh/v1alpha1",
  kind: "ScaledObject",
  metadata,
  spec: { scaleTargetRef: { name: "orders" }, triggers: [{ type: "kafka", metadata: {} }] },
};

test("kubeconform accepts right objects and tells all that is wrong with others", async () => {
  expect(await kubeconform([deployment, scaledObject], progress)).toEqual([]);
  const wrong = [
    { ...deployment, spec: { ...deployment.spec, replicas: "2", selector: undefined } },
    { ...scaledObject, spec: { ...scaledObject.spec, minReplicas: 0 } },
    { apiVersion: "example.com/v1", kind: "Unknown", metadata },
  ];
  expect(await kubeconform(wrong, progress)).toEqual([
    "Deployment/orders/spec/replicas: got string, want integer",
    "Deployment/orders/spec: missing property 'selector'",
    "ScaledObject/orders/spec: additional properties 'minReplicas' not allowed",
    "Unknown/orders: could not find schema for Unknown",
  ]);
});

test("kube-score tells what is critical", async () => {
  const findings = await kubeScore([deployment, scaledObject], progress);
  const checks = findings.map(({ object, check }) => `${object} ${check}`);
  expect(checks).toContain("Deployment/shop/orders container-image-tag");
  expect(checks).toContain("Deployment/shop/orders container-resources");
  expect(checks).not.toContain("Deployment/shop/orders environment-variable-key-duplication");
});

const namespace: Namespace = {
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name: "shop", labels: { "istio-injection": "enabled" } },
};
const service: Service = {
  apiVersion: "v1",
  kind: "Service",
  metadata,
  spec: { selector: { app: "orders" }, ports: [{ name: "http", port: 80, targetPort: 8080 }] },
};
const HOST = "orders.shop.svc.cluster.local";
const route = (destination: { subset?: string }, timeout: string): VirtualService => ({
  apiVersion: "networking.istio.io/v1",
  kind: "VirtualService",
  metadata,
  spec: { hosts: [HOST], http: [{ timeout, route: [{ destination: { host: HOST, ...destination } }] }] },
});

test("istioctl analyze tells what does not fit together", async () => {
  expect(await istioAnalyze([namespace, service, route({}, "2s")], progress)).toEqual([]);
  expect(await istioAnalyze([namespace, service, route({ subset: "v2" }, "2s")], progress)).toEqual([
    `IST0101 Error VirtualService shop/orders: Referenced host+subset in destinationrule not found: "${HOST}+v2"`,
  ]);
  const misread = route({ subset: true as never }, "2s");
  await expect(istioAnalyze([service, misread], progress)).rejects.toThrow(/cannot unmarshal bool/);
});

test("istioctl validate tells what the mesh would refuse", async () => {
  expect(await istioValidate([service, route({}, "2s")], progress)).toEqual([]);
  expect(await istioValidate([service, route({}, "0s")], progress)).toEqual([
    "VirtualService/shop/orders: duration must be greater than 1ms",
  ]);
});
