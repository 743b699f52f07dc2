import { statSync } from "node:fs";
import { beforeAll, expect, inject, test } from "vitest";
import { runOrThrow } from "../../console/process";
import packageJson from "../../package.json";

let files: string[];

beforeAll(async () => {
  const { stdout } = await runOrThrow("tar", ["-tzf", inject("tarball")]);
  files = stdout
    .trim()
    .split("\n")
    .map((file) => file.replace(/^package\//, ""));
});

test("holds everything that the package needs at run time", () => {
  const needed = [
    packageJson.main,
    packageJson.types,
    packageJson.exports["./testing"].default,
    packageJson.exports["./testing"].types,
    packageJson.exports["./testing/vitest"].default,
    packageJson.exports["./testing/vitest"].types,
    packageJson.bin.headwater,
    "testing/package.json",
    "testing/vitest/package.json",
    "charts/bundle/Chart.yaml",
    "charts/bundle/templates/objects.yaml",
    "dist/bundles/start.cjs",
    "dist/bundles/ingest.cjs",
    "dist/bundles/forward.cjs",
    "dist/harness/harness.cjs",
    "dist/harness/durable-harness.cjs",
    ...["package.json", "gitignore", "team.ts", "tests/program.test.ts"].map(
      (file) => `dist/cli/init/template/${file}`,
    ),
    ...["worker", "service", "hook", "provisioner", "durable"].map((program) => `dist/bundles/${program}.cjs.gz`),
    "LICENSE",
    "README.md",
  ].map((file) => file.replace(/^\.\//, ""));
  expect(needed.filter((file) => !files.includes(file))).toEqual([]);
});

test("holds nothing else: no sources, tests, source maps or state", () => {
  const expected =
    /^(package\.json|LICENSE|README\.md|testing\/(vitest\/)?package\.json|schemas\/[\w-]+\.schema\.json|charts\/[\w/.-]+|dist\/(bundles|harness)\/[\w-]+\.cjs(\.gz)?|dist\/cli\/init\/template\/[\w/.-]+|dist\/[\w/-]+(\.d\.ts|\.js))$/;
  expect(files.filter((file) => !expected.test(file))).toEqual([]);
});

test("is small", () => {
  // More than half of it is what runs in the cluster, compressed, most of that a client of Restate, which tests of durable
  // functions have once more; an eighth the types of Kubernetes' and operators' kinds.
  expect(statSync(inject("tarball")).size).toBeLessThan(3.1 * 1024 * 1024);
});
