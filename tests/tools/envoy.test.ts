import { beforeAll, expect, test } from "vitest";
import { Progress } from "../../console/progress";
import { istioMesh } from "../../constructs/engines/istio-mesh";
import type { ClientTrafficPolicy, EnvoyProxy, SecurityPolicy, Telemetry } from "../../constructs/kubernetes/objects";
import { objectsOf } from "../../constructs/testing";
import { everyFeature } from "../../prove/model/every-feature";
import { Envoy } from "../support/envoy";
import { meshCases } from "../support/mesh-cases";

// Schemas say that these are strings. Envoy refuses what it can't make of them, and then the last configuration stays.

let envoy: Envoy;
beforeAll(async () => {
  envoy = await Envoy.obtain(new Progress("test"));
}, 1_800_000);

const owner = { name: "mesh", namespace: "shop", runtimeConfigMap: "runtime", platformNamespace: "platform" };

test("Envoy takes what a gateway tells of requests, and adds to them", async () => {
  const objects = objectsOf(everyFeature());
  const all = <T extends { readonly kind: string }>(kind: T["kind"]) =>
    objects.filter((object) => object.kind === kind) as unknown as readonly T[];
  const proxies = all<EnvoyProxy>("EnvoyProxy");
  const redirects = all<SecurityPolicy>("SecurityPolicy").flatMap(({ spec }) =>
    spec.oidc?.redirectURL === undefined ? [] : [{ name: "location", value: spec.oidc.redirectURL }],
  );
  const formats = {
    tags: Object.assign({}, ...proxies.map(({ spec }) => spec.telemetry?.tracing?.tags)),
    log: Object.assign(
      {},
      ...proxies.flatMap(({ spec }) => (spec.telemetry?.accessLog?.settings ?? []).map(({ format }) => format?.json)),
    ),
    headers: [
      ...all<ClientTrafficPolicy>("ClientTrafficPolicy").flatMap(
        ({ spec }) => spec.headers?.lateResponseHeaders?.addIfAbsent ?? [],
      ),
      ...redirects,
    ],
  };
  expect(await envoy.refusal(formats)).toBeUndefined();
  const counts = [formats.tags, formats.log, formats.headers, redirects].map((each) => Object.keys(each).length);
  expect(Math.min(...counts)).toBeGreaterThan(0);
});

test("Envoy takes what a mesh tells of calls", async () => {
  const telemetry = istioMesh.render(Object.values(meshCases), owner).filter(({ kind }) => kind === "Telemetry");
  const tags = (telemetry as unknown as readonly Telemetry[])
    .flatMap(({ spec }) => spec?.tracing ?? [])
    .flatMap(({ customTags }) => Object.entries(customTags ?? {}))
    .map(([tag, { formatter }]) => [tag, formatter?.value ?? ""] as const);
  expect(tags).not.toEqual([]);
  expect(await envoy.refusal({ tags: Object.fromEntries(tags) })).toBeUndefined();
});

test.each([
  ["a tag with an operator of an extension", { tags: { path: "%REQ_WITHOUT_QUERY(:PATH)%" } }, "REQ_WITHOUT_QUERY"],
  ["a log with an operator that is none", { log: { path: "%PATH_OF_REQUEST%" } }, "PATH_OF_REQUEST"],
  ["a header that does not end its operator", { headers: [{ name: "x-path", value: "%PATH" }] }, "%PATH"],
])("these tests see that Envoy refuses %s", async (_, formats, why) => {
  expect(await envoy.refusal(formats)).toContain(why);
});
