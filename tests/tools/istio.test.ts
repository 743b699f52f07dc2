import { expect, test } from "vitest";
import { Progress } from "../../console/progress";
import { Mesh } from "../../constructs";
import { istioMesh } from "../../constructs/engines/istio-mesh";
import { objectsOf } from "../../constructs/testing";
import { istioAnalyze, istioValidate } from "../../prove/model/istioctl";
import { meshCases } from "../support/mesh-cases";
import { meshProgram } from "../support/mesh-program";

const progress = new Progress("test");
const owner = { name: "orders", namespace: "shop", runtimeConfigMap: "runtime", platformNamespace: "platform" };

test.each([
  ["proxies in pods", Mesh.istio()],
  ["proxies on nodes", Mesh.istio({ mode: "ambient" })],
])("istioctl finds nothing wrong with what is derived for %s", async (_, mesh) => {
  const objects = objectsOf(meshProgram(mesh));
  expect(objects.filter(({ kind }) => kind === "AuthorizationPolicy").length).toBeGreaterThan(5);
  expect(await istioValidate(objects, progress)).toEqual([]);
  expect(await istioAnalyze(objects, progress)).toEqual([]);
});

test("istioctl takes everything that a mesh is asked to do", async () => {
  const objects = istioMesh.render(Object.values(meshCases), owner);
  expect(await istioValidate(objects, progress)).toEqual([]);
});
