import { describe, expect, test } from "vitest";
import { fieldDifferences, isAsDeclared, removedFields, withoutSecrets } from "../../../cli/diff/field-differences";

const container = (name: string, more: object = {}) => ({ name, image: "node:22", ...more });
const pod = (...containers: object[]) => ({ spec: { containers } });

describe("the differences of two states of an object", () => {
  test("are fields with their paths; what the API server keeps for itself is none", () => {
    const from = { metadata: { generation: 1, labels: { "a.b/c": "1" } }, status: { ready: 1 }, spec: { replicas: 1 } };
    const to = {
      metadata: { generation: 2, labels: { "a.b/c": "2" } },
      status: {},
      spec: { replicas: 3, paused: true },
    };
    expect(fieldDifferences(from, to)).toEqual([
      { path: 'metadata.labels."a.b/c"', from: "1", to: "2" },
      { path: "spec.paused", from: undefined, to: true },
      { path: "spec.replicas", from: 1, to: 3 },
    ]);
  });

  test("name items of lists by what tells them apart, whatever their order", () => {
    const from = pod(container("a", { env: [{ name: "X", value: "1" }] }), container("b"));
    const to = pod(container("b"), container("a", { env: [{ name: "X", value: "2" }] }), container("c"));
    expect(fieldDifferences(from, to)).toEqual([
      { path: "spec.containers[name=a].env[name=X].value", from: "1", to: "2" },
      { path: "spec.containers[name=c]", from: undefined, to: container("c") },
    ]);
    expect(fieldDifferences(pod(container("a"), container("b")), pod(container("b"), container("a")))).toHaveLength(1);
  });

  test("tell ports and mounts apart by number and place, as their names may change", () => {
    expect(fieldDifferences({ ports: [{ name: "a", port: 1 }] }, { ports: [{ name: "b", port: 1 }] })).toEqual([
      { path: "ports[port=1].name", from: "a", to: "b" },
    ]);
    const mounts = (...paths: string[]) => paths.map((mountPath) => ({ name: "data", mountPath }));
    expect(fieldDifferences(mounts("/a"), mounts("/a", "/b"))).toEqual([
      { path: "[mountPath=/b]", from: undefined, to: { name: "data", mountPath: "/b" } },
    ]);
  });

  test("of a Secret never show what it holds", () => {
    const found = withoutSecrets("Secret", [
      { path: "data.password", from: "b2xk", to: "bmV3" },
      { path: "data", to: { password: "bmV3" } },
      { path: "type", from: "a", to: "b" },
    ]);
    expect(found).toEqual([
      { path: "data.password", from: "(hidden)", to: "(hidden)" },
      { path: "data", to: "(hidden)" },
      { path: "type", from: "a", to: "b" },
    ]);
  });
});

describe("what the next release takes away", () => {
  test("is what the last one set, the next one does not, and is still there", () => {
    const last = { spec: { replicas: 2, paused: true, template: { a: 1 } } };
    const next = { spec: { template: {} } };
    const there = { spec: { replicas: 5, template: { a: 1, byOthers: 2 } } };
    expect(removedFields(last, next, there)).toEqual([
      { path: "spec.replicas", from: 5 },
      { path: "spec.template.a", from: 1 },
    ]);
  });

  test("is an item of a list that has a name, but none that stands in its place", () => {
    const last = pod(
      container("a", {
        env: [
          { name: "X", value: "1" },
          { name: "Y", value: "2" },
        ],
        args: ["x", "y"],
      }),
    );
    const next = pod(container("a", { env: [{ name: "X", value: "1" }], args: ["x"] }));
    expect(removedFields(last, next, last)).toEqual([
      { path: "spec.containers[name=a].env[name=Y]", from: { name: "Y", value: "2" } },
    ]);
  });
});

describe("an object is as declared", () => {
  test("if the cluster only has more: defaults, and what others have added", () => {
    const declared = pod(container("a"));
    expect(isAsDeclared(declared, { ...pod(container("a", { imagePullPolicy: "Always" })), status: {} })).toBe(true);
    expect(isAsDeclared(declared, pod(container("a", { image: "node:24" })))).toBe(false);
    expect(isAsDeclared(pod(container("a")), pod(container("a"), container("injected")))).toBe(false);
  });

  test("unless a list whose items nothing tells apart is another one", () => {
    expect(isAsDeclared({ args: [{ x: 1 }] }, { args: [{ x: 1, y: 2 }] })).toBe(false);
    expect(isAsDeclared({ args: [] }, { args: [] })).toBe(true);
    expect(isAsDeclared({ args: [] }, {})).toBe(false);
  });
});
