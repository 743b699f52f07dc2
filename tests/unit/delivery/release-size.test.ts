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

test("bytes count, not characters: other scripts take up to three of them", () => {
  const text = [...randomBytes(480_000)].reduce<string[]>((all, _, i, bytes) => {
    if (i % 2 === 0) all.push(String.fromCharCode(0x4e00 + (((bytes[i] ?? 0) * 256 + (bytes[i + 1] ?? 0)) % 20_000)));
    return all;
  }, []);
  const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "han" }, data: { text: text.join("") } };
  expect(sizeProblems([object]).map((problem) => problem.code)).toEqual(["HW-DELIVERY-001"]);
});

test("a ConfigMap above the API server's limit is refused", () => {
  const problems = sizeProblems([
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "big" }, data: { text: "x".repeat(1_100_000) } },
  ]);
  expect(problems.map((problem) => problem.code)).toEqual(["HW-DELIVERY-002"]);
});

test("a variable that no process can be given is refused, in a Job as in a Deployment", () => {
  const job = (bytes: number) => ({
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: "expand", namespace: "shop" },
    spec: { template: { spec: { containers: [{ name: "expand", env: [{ name: "A", value: "x".repeat(bytes) }] }] } } },
  });
  expect(sizeProblems([job(128 * 1024 - 3)])).toEqual([]);
  const [problem, ...others] = sizeProblems([job(128 * 1024 - 2)]);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ code: "HW-DELIVERY-005" });
  expect(problem?.message).toMatch(/^A of job-shop-expand takes 129 KiB; Linux hands 128 KiB/);
});
