import { App } from "cdktf";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { KubernetesClient } from "../../cli/kubernetes/client";
import {
  type EnvoyGatewayProps,
  Gateway,
  Kafka,
  type KubernetesObject,
  Mesh,
  Observability,
  type StrimziKafkaProps,
  Traces,
} from "../../constructs";
import { envoyRoutes } from "../../constructs/engines/envoy-routes";
import { istioMesh } from "../../constructs/engines/istio-mesh";
import type { RouteIntent } from "../../constructs/intents/route";
import { objectsOf } from "../../constructs/testing";
import { everyFeature } from "../../prove/model/every-feature";
import { operatorsStack } from "../../stacks/operators";
import { platformStack } from "../../stacks/platform";
import { shopStack } from "../../stacks/shop";
import { defineCustomKinds } from "../support/custom-kinds";
import { durableObjects } from "../support/durables";
import { gatewayCases, jwt, plainRoute, routeCases } from "../support/gateway-cases";
import { meshCases } from "../support/mesh-cases";
import { registryObjects } from "../support/registries";
import { strimziCases } from "../support/strimzi-cases";
import { everyKindApp, watched } from "../support/watched";

const app = new App();
shopStack(app, platformStack(app, operatorsStack(app)));
const everything = [...[app, everyFeature()].flatMap(objectsOf), ...registryObjects(), ...durableObjects()];
const objects = everything.filter((object) => object.kind !== "Namespace");
const namespaces = new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []));

const describing = ({ kind, metadata }: KubernetesObject) =>
  `${kind} ${[metadata.namespace, metadata.name].filter(Boolean).join("/")}`;

interface PodTemplate {
  readonly metadata: object;
  readonly spec: { readonly serviceAccountName: string; readonly volumes?: readonly object[] };
}

interface JobSpec {
  readonly template: PodTemplate;
}

const templates = objects.flatMap((object) => {
  const { template, jobTargetRef } = (object.spec ?? {}) as { template?: PodTemplate; jobTargetRef?: JobSpec };
  const pods = template ?? jobTargetRef?.template;
  return pods ? [{ object, template: pods }] : [];
});

describe("the real API server", () => {
  let api: KubernetesClient;

  beforeAll(async () => {
    api = await KubernetesClient.connect({ KUBE_CONFIG_PATH: inject("kubeconfig") });
    for (const name of namespaces) {
      const labels = { "pod-security.kubernetes.io/enforce": "restricted" };
      await create("/api/v1/namespaces", { apiVersion: "v1", kind: "Namespace", metadata: { name, labels } });
    }
    await defineCustomKinds(api);
  });

  const create = (path: string, body: object) => api.post(path, body);
  const dryRun = (path: string, body: object) => create(`${path}?dryRun=All&fieldValidation=Strict`, body);

  test.each(objects.map((object) => [describing(object), object] as const))("takes %s, strictly", async (_, object) => {
    await dryRun(collectionOf(object), object);
  });

  const watching = watched(everyKindApp()).flatMap((owner) => owner.objects);
  test.each(watching.map((object) => [describing(object), object] as const))(
    "takes %s, strictly",
    async (_, object) => {
      await dryRun(collectionOf(object), object);
    },
  );

  test.each(templates.map((entry) => [describing(entry.object), entry] as const))(
    "admits a pod of %s at restricted",
    async (_, { object, template }) => {
      const { namespace } = object.metadata;
      const { serviceAccountName: _account, volumes = [], ...rest } = template.spec;
      // A StatefulSet's controller adds these to its pods.
      const claims = (object.spec as { volumeClaimTemplates?: KubernetesObject[] }).volumeClaimTemplates ?? [];
      const claimed = claims.map(({ metadata }) => ({ name: metadata.name, emptyDir: {} }));
      const spec = { ...rest, volumes: [...volumes, ...claimed] };
      await dryRun(`/api/v1/namespaces/${namespace}/pods`, {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { ...template.metadata, name: "admitted" },
        spec,
      });
    },
  );

  test.each(Object.entries(strimziCases))("takes Kafka.strimzi with %s, strictly", async (_, props) => {
    const { declaration } = Observability.prometheus();
    const objects = Kafka.strimzi(props).renderCluster("platform", declaration);
    for (const object of objects) await dryRun(collectionOf(object), object);
  });

  test.each<[string, StrimziKafkaProps, RegExp]>([
    ["a negative number of brokers", { brokers: -1 }, /spec\.replicas.*greater than or equal to 0/],
    ["a rack without a label", { rack: "" }, /topologyKey property is required/],
    ["a listener below the ports", { listeners: [{ name: "x", port: 80, type: "nodeport" }] }, /listeners\[2\]\.port/],
  ])("refuses Kafka.strimzi with %s, by Strimzi's own definitions", async (_, props, reason) => {
    const objects = Kafka.strimzi(props).renderCluster("platform");
    const verdicts = await Promise.allSettled(objects.map((object) => dryRun(collectionOf(object), object)));
    const refused = verdicts.flatMap((verdict) => (verdict.status === "rejected" ? [String(verdict.reason)] : []));
    expect(refused).toEqual([expect.stringMatching(reason)]);
  });

  const platform = {
    name: "gateway-public",
    namespace: "platform",
    runtimeConfigMap: "",
    platformNamespace: "platform",
  };
  const shop = { ...platform, name: "orders", namespace: "shop" };
  const gatewayObjects = (props: EnvoyGatewayProps) =>
    Gateway.envoy(props).renderGateway("public", platform, Observability.prometheus().declaration, undefined, [
      { host: "requests-collector.operations", port: 80 },
    ]);

  test.each(Object.entries(gatewayCases))("takes Gateway.envoy with %s, strictly", async (_, props) => {
    for (const object of gatewayObjects(props)) await dryRun(collectionOf(object), object);
  });

  test.each(Object.entries(routeCases))("takes a route with %s, strictly", async (_, route) => {
    for (const object of envoyRoutes.render([route], shop)) await dryRun(collectionOf(object), object);
  });

  test.each(Object.entries(meshCases))("takes %s of a mesh, strictly", async (_, intent) => {
    for (const object of istioMesh.render([intent], shop)) await dryRun(collectionOf(object), object);
  });

  test("takes a gateway whose proxies join a mesh, strictly", async () => {
    for (const mesh of [Mesh.istio(), Mesh.istio({ mode: "ambient" })]) {
      const objects = Gateway.envoy({ hosts: ["shop.example"] }).renderGateway("public", platform, undefined, mesh);
      for (const object of objects) await dryRun(collectionOf(object), object);
    }
  });

  test.each([
    { host: "collector.observability.svc" },
    { host: "collector.example", grpcPort: 14_317, httpPort: 14_318, sampling: 0 },
    { host: "192.0.2.7", sampling: 0.000_5 },
    { host: "collector.observability.svc.cluster.local", sampling: 1 },
  ])("takes a gateway that tells of traces, strictly: %j", async (props) => {
    const { declaration } = Traces.otlp(props);
    const gateway = Gateway.envoy({ hosts: ["shop.example"] });
    const objects = gateway.renderGateway("public", platform, undefined, undefined, [], declaration);
    for (const object of objects) await dryRun(collectionOf(object), object);
  });

  test.each<[string, () => readonly KubernetesObject[], RegExp]>([
    ["a host with a scheme", () => gatewayObjects({ hosts: ["https://shop.example"] }), /hostname.*should match/],
    ["no host", () => gatewayObjects({ hosts: [] }), /spec\.listeners.*at least 1/],
    ["a path without a slash", () => routes({ path: "orders" }), /value must be an absolute path/],
    ["a trace sampled below zero", () => tracing(-1), /samplingPercentage\.numerator/],
    ["nine audiences", () => routes({ auth: { ...jwt, audiences: [..."123456789"] } }), /audiences.*at most 8/],
  ])("refuses %s, by the definitions themselves", async (_, objects, reason) => {
    const verdicts = await Promise.allSettled(objects().map((object) => dryRun(collectionOf(object), object)));
    const refused = verdicts.flatMap((verdict) => (verdict.status === "rejected" ? [String(verdict.reason)] : []));
    expect(refused).toEqual([expect.stringMatching(reason)]);
  });
  const tracing = (sampling: number) => {
    const { declaration } = Traces.otlp({ host: "collector.example", sampling });
    return Gateway.envoy({ hosts: ["shop.example"] }).renderGateway(
      "p",
      platform,
      undefined,
      undefined,
      [],
      declaration,
    );
  };
  const routes = (route: Partial<RouteIntent>) => envoyRoutes.render([{ ...plainRoute, ...route }], shop);

  test("refuses a field that does not exist, and a pod that is not restricted", async () => {
    const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "refused" } };
    const container = { name: "c", image: "docker.io/library/none:1" };
    await expect(dryRun("/api/v1/namespaces/shop/pods", { ...pod, spec: { containers: [container] } })).rejects.toThrow(
      /violates PodSecurity/,
    );
    await expect(
      dryRun("/api/v1/namespaces/shop/configmaps", {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { name: "typo" },
        dta: {},
      }),
    ).rejects.toThrow(/unknown field/);
  });
});

function collectionOf(object: KubernetesObject): string {
  const { apiVersion, kind, metadata } = object;
  const group = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const scope = metadata.namespace ? `/namespaces/${metadata.namespace}` : "";
  return `${group}${scope}/${kind
    .toLowerCase()
    .replace(/([^aeiou])y$/, "$1ie")
    .replace(/s$/, "se")}s`;
}
