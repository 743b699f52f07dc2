import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { sizeProblems } from "../../../constructs/delivery/release-size";

const configMap = (bytes: number, name = "code") => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace: "shop" },
  data: { "code.js": randomBytes(bytes / 2).toString("hex") },
});

test("a small release has no problem", () => {
  expect(sizeProblems([configMap(10_000)])).toEqual([]);
});

test("a release whose record would not fit a Secret is refused, with the largest objects named", () => {
  const problems = sizeProblems([configMap(900_000, "a"), configMap(800_000, "b"), configMap(100, "c")]);
  expect(problems.map((problem) => problem.code)).toEqual(["HW-DELIVERY-001"]);
  expect(problems[0]?.message).toMatch(/Largest: configmap-shop-a 879 KiB, configmap-shop-b/);
});

test("a ConfigMap above the API server's limit is refused", () => {
  const problems = sizeProblems([
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "big" }, data: { text: "x".repeat(1_100_000) } },
  ]);
  expect(problems.map((problem) => problem.code)).toEqual(["HW-DELIVERY-002"]);
});
