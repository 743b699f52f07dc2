import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { decode, encode, parseRecord, revisionOf, revisionsOf } from "../../../cli/deploy/helm-releases";
import { declaredResources, type Stack, selectStacks } from "../../../cli/deploy/stacks";
import { parseState } from "../../../cli/deploy/state";

const release = (metadata: unknown, status?: string) => ({
  mode: "managed",
  type: "helm_release",
  name: "orders",
  instances: [
    {
      ...(status ? { status } : {}),
      attributes: { name: "orders", namespace: "shop", status: "deployed", metadata },
    },
  ],
});

describe("a state", () => {
  it.each([
    ["a list, as helm provider 2 writes it", [{ revision: 4 }]],
    ["an object, as helm provider 3 writes it", { revision: 4 }],
  ])("is read with metadata as %s", (_, metadata) => {
    expect(parseState(JSON.stringify({ resources: [release(metadata)] }))).toEqual([
      {
        address: "helm_release.orders",
        type: "helm_release",
        tainted: false,
        name: "orders",
        namespace: "shop",
        status: "deployed",
        revision: 4,
      },
    ]);
  });

  it("tells tainted resources, indexed ones and ones in modules; data and deposed ones are none of ours", () => {
    const indexed = { mode: "managed", type: "a", name: "b", instances: [{ index_key: 0 }, { index_key: "k" }] };
    const inModule = { module: "module.m", mode: "managed", type: "a", name: "c", instances: [{}] };
    const data = { mode: "data", type: "a", name: "d", instances: [{}] };
    const deposed = { mode: "managed", type: "a", name: "e", instances: [{ deposed: "1234" }] };
    const resources = [release([], "tainted"), indexed, inModule, data, deposed];
    const state = parseState(JSON.stringify({ resources }));
    expect(state.map(({ address, tainted }) => [address, tainted])).toEqual([
      ["helm_release.orders", true],
      ["a.b[0]", false],
      ['a.b["k"]', false],
      ["module.m.a.c", false],
    ]);
  });
});

describe("a synthesized stack", () => {
  it("declares releases and objects by name and namespace", () => {
    const resource = {
      helm_release: {
        one: { name: "one", namespace: "shop", chart: "./assets/x" },
        two: { name: "two", chart: "keda" },
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference, as cdktf writes it
        three: { name: "three", namespace: "${kubernetes_namespace_v1.ns.metadata.0.name}" },
      },
      kubernetes_config_map_v1: { cm: { metadata: { name: "code", namespace: "shop" }, count: 2 } },
      kubernetes_namespace_v1: { ns: { metadata: { name: "shop" } } },
      null_resource: { n: {} },
    };
    expect(
      declaredResources({ resource }).map(({ address, namespace, name, many }) => [address, namespace, name, many]),
    ).toEqual([
      ["helm_release.one", "shop", "one", false],
      ["helm_release.two", "default", "two", false],
      ["helm_release.three", undefined, undefined, false],
      ["kubernetes_config_map_v1.cm", "shop", "code", true],
      ["kubernetes_namespace_v1.ns", undefined, "shop", false],
      ["null_resource.n", undefined, undefined, false],
    ]);
  });

  it("is selected by name or pattern", () => {
    const stacks = ["shop-eu", "shop-us", "platform"].map((name) => ({ name }) as Stack);
    const select = (...patterns: string[]) => selectStacks(stacks, patterns).map(({ name }) => name);
    expect(select()).toEqual(["shop-eu", "shop-us", "platform"]);
    expect(select("shop-*")).toEqual(["shop-eu", "shop-us"]);
    expect(select("platform", "shop.eu")).toEqual(["platform"]);
  });
});

describe("Helm's Secrets", () => {
  it("tell release, revision and status by their labels", () => {
    const metadata = {
      name: "sh.helm.release.v1.orders.v12",
      namespace: "shop",
      creationTimestamp: "2026-01-01T00:00:00Z",
      labels: { owner: "helm", name: "orders", status: "deployed", version: "12" },
    };
    expect(revisionOf({ metadata })).toMatchObject({ release: "orders", revision: 12, status: "deployed" });
    expect(revisionOf({ metadata: { ...metadata, labels: {} } })).toBeUndefined();
  });

  it("are ordered by number, not by text", () => {
    const of = (revision: number) => ({
      release: "a",
      namespace: "n",
      revision,
      status: "",
      createdAt: 0,
      secret: "",
      uid: "",
    });
    expect(revisionsOf([of(9), of(10), of(2)], "n", "a").map(({ revision }) => revision)).toEqual([10, 9, 2]);
  });

  it("hold the record as gzipped JSON, twice in base64", () => {
    const raw = {
      chart: { metadata: { name: "bundle" } },
      manifest: "kind: ConfigMap",
      hooks: [{ manifest: "kind: Job", events: ["pre-install"] }],
      info: { description: "Install complete" },
    };
    const data = Buffer.from(gzipSync(JSON.stringify(raw)).toString("base64")).toString("base64");
    expect(decode(encode(decode(data)))).toEqual(raw);
    expect(parseRecord(decode(data))).toEqual({
      chart: "bundle",
      manifest: "kind: ConfigMap",
      hooks: [{ manifest: "kind: Job", events: ["pre-install"] }],
      rolledOut: false,
      description: "Install complete",
    });
  });

  it.each([
    ['Upgrade "a" failed: timed out waiting for the condition', true],
    ['Upgrade "a" failed: post-upgrade hooks failed: job failed', true],
    ['Release "a" failed: failed post-install: job failed', true],
    ['Upgrade "a" failed: pre-upgrade hooks failed: timed out waiting for the condition', false],
    ['Upgrade "a" failed: cannot patch "b"', false],
    ["Upgrade complete", false],
  ])("tell whether everything was applied: %s", (description, rolledOut) => {
    expect(parseRecord({ info: { description } }).rolledOut).toBe(rolledOut);
  });
});
