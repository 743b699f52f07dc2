import { expect, test } from "vitest";
import type { KubernetesObject } from "../../../constructs";
import type { Container, Job, ScaledObject, TypedObject } from "../../../constructs/kubernetes/objects";
import { schemaProblems } from "../../support/kubernetes-schemas";

// The compiler proves these: an expected error that does not come is an error itself.

const metadata = { name: "orders" };

test("a misspelt field, a wrong type and a missing field do not compile", () => {
  // @ts-expect-error: no such field
  const misspelt: Container = { name: "app", imagePullPolice: "Always" };
  const inside: ScaledObject = {
    apiVersion: "keda.sh/v1alpha1",
    kind: "ScaledObject",
    metadata,
    // @ts-expect-error: no such field, in a CRD
    spec: { scaleTargetRef: { name: "orders" }, triggers: [], minReplicas: 0 },
  };
  const among: TypedObject[] = [
    // @ts-expect-error: no such field, where objects of several kinds may be
    { apiVersion: "v1", kind: "ConfigMap", metadata, datas: {} },
    // @ts-expect-error: the other API version
    { apiVersion: "v1", kind: "Deployment", metadata },
  ];
  // @ts-expect-error: not a number
  const wrong: Container = { name: "app", ports: [{ containerPort: "http" }] };
  // @ts-expect-error: no name
  const missing: Container = { image: "node" };
  // @ts-expect-error: no name
  const unnamed: Job = { apiVersion: "batch/v1", kind: "Job", metadata: { namespace: "shop" } };
  expect([misspelt, inside, among, wrong, missing, unnamed]).toHaveLength(6);
});

test("every typed object is an object as engines return it", () => {
  const job: Job = { apiVersion: "batch/v1", kind: "Job", metadata, spec: { template: { spec: { containers: [] } } } };
  const objects: readonly KubernetesObject[] = [job] satisfies readonly TypedObject[];
  expect(objects.flatMap(schemaProblems)).toEqual([]);
});
