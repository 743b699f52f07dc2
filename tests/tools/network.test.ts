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

test("a missing policy is noticed, whether it allows or refuses", async () => {
  const without =
    (...names: readonly string[]) =>
    ({ kind, metadata }: KubernetesObject) =>
      !(kind === "NetworkPolicy" && metadata.namespace === "shop" && names.includes(metadata.name));
  const shut = await networkVerdict(sampleApp(), progress, without("orders"));
  expect(shut.refused).toContain("shop/orders[Deployment] => platform/kafka[StatefulSet] : TCP 9092");
  expect(shut.undeclared).toEqual([]);
  const open = await networkVerdict(
    sampleApp(),
    progress,
    without("orders", "route-of-orders-from-public-to-orders", "default-deny"),
  );
  expect(open.undeclared).toContain("strangers/stranger[Deployment] => shop/orders[Deployment] : All Connections");
});
