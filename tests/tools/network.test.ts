import { expect, test } from "vitest";
import { Progress } from "../../console/progress";
import type { KubernetesObject } from "../../constructs";
import { everyFeature } from "../../prove/model/every-feature";
import { networkVerdict } from "../../prove/model/network";
import { sampleApp } from "../support/watched";

const progress = new Progress("test");

test.each([
  ["the sample", sampleApp],
  ["a program with every feature", everyFeature],
])("the policies of %s allow what is declared, and nothing else", async (_, app) => {
  const { allowed, undeclared, refused } = await networkVerdict(app(), progress);
  expect(allowed).toBeGreaterThan(20);
  expect(undeclared).toEqual([]);
  expect(refused).toEqual([]);
});

const without =
  (namespace: string, ...names: readonly string[]) =>
  ({ kind, metadata }: KubernetesObject) =>
    !(kind === "NetworkPolicy" && metadata.namespace === namespace && names.includes(metadata.name));

test("a missing policy is noticed, whether it allows or refuses", async () => {
  const shut = await networkVerdict(sampleApp(), progress, without("shop", "orders"));
  expect(shut.refused).toContain("shop/orders[Deployment] => platform/kafka[StatefulSet] : TCP 9092");
  expect(shut.undeclared).toEqual([]);
  const open = await networkVerdict(
    sampleApp(),
    progress,
    without("shop", "orders", "route-of-orders-from-public-to-orders", "default-deny"),
  );
  expect(open.undeclared).toContain("strangers/stranger[Deployment] => shop/orders[Deployment] : All Connections");
});

test("a gateway's missing policy is noticed as well", async () => {
  const proxies = "platform/gateway-public[Deployment]";
  const closed = await networkVerdict(sampleApp(), progress, without("shop", "route-of-orders-from-public-to-orders"));
  expect(closed.refused).toEqual([`${proxies} => shop/orders[Deployment] : TCP 8080`]);
  const shut = await networkVerdict(sampleApp(), progress, without("platform", "gateway-public"));
  expect(shut.refused).toContain(`outside => ${proxies} : TCP 10080`);
  expect(shut.refused).toContain(`${proxies} => envoy-gateway/envoy-gateway[Deployment] : TCP 18000`);
  const open = await networkVerdict(sampleApp(), progress, without("platform", "gateway-public", "default-deny"));
  expect(open.undeclared).toContain(`${proxies} => outside : All Connections`);
});
