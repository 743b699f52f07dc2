import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Addresses, addressesOf } from "../../../cluster/addresses";
import { writeConfig } from "../../../cluster/config";
import { components, type NodeFiles } from "../../../cluster/config/components";
import type { NodeSpec } from "../../../cluster/config/spec";
import { readJson } from "../../../cluster/files";
import { CNI_FOLDERS, type Layout, layoutOf } from "../../../cluster/layout";
import { ensurePki } from "../../../cluster/pki";

const state = mkdtempSync(join(tmpdir(), "headwater-config-test-"));
const policyAgent = { bin: "/parts/agent", xtables: "/parts/xtables", definitions: "/parts/definitions.json" };
const parts = { bin: "/parts/bin", cni: ["/parts/cni"], policyAgent };
let layout: Layout;
let spec: NodeSpec;

async function configure(addresses: Addresses, programs: readonly string[] = []): Promise<NodeSpec> {
  return writeConfig(layout, addresses, await ensurePki(layout, addresses), parts, "registry.k8s.io/pause:3", programs);
}

beforeAll(async () => {
  process.env.XDG_STATE_HOME = state;
  layout = layoutOf("dev");
  spec = await configure(addressesOf(3));
});
afterAll(() => {
  delete process.env.XDG_STATE_HOME;
  rmSync(state, { recursive: true });
});

const flagsOf = (name: string) => spec.components.find((component) => component.name === name)?.command ?? [];

describe("the configuration of a node", () => {
  it.each([
    [4, undefined],
    [8, { GOGC: "200" }],
  ])("lets the API server use memory for speed where there is some to spare: %i GiB", async (gib, environment) => {
    const addresses = addressesOf(3);
    const pki = await ensurePki(layout, addresses);
    const files = new Proxy({} as NodeFiles, { get: (_, name) => `/files/${String(name)}` });
    const all = components(parts, addresses, pki, files, "node", gib * 1024 ** 3);
    expect(all.find(({ name }) => name === "kube-apiserver")?.environment).toEqual(environment);
  });

  it("lets nobody in without a certificate", () => {
    const flags = flagsOf("kube-apiserver");
    expect(flags).toContain("--anonymous-auth=false");
    expect(flags).toContain("--authorization-mode=Node,RBAC");
    expect(flags.join(" ")).not.toMatch(/token-auth-file|insecure/);
    expect(flagsOf("etcd")).toContain("--client-cert-auth");
    expect(flagsOf("etcd")).toContain("--peer-client-cert-auth");
    const kubelet = readJson<{ authentication: { anonymous: { enabled: boolean } }; authorization: { mode: string } }>(
      join(layout.config, "kubelet.json"),
    );
    expect(kubelet?.authentication.anonymous.enabled).toBe(false);
    expect(kubelet?.authorization.mode).toBe("Webhook");
  });

  it("lets pods start when their network policies hold", () => {
    const felix = spec.components.find(({ name }) => name === "calico-felix");
    const { plugins = [] } =
      readJson<{ plugins: Record<string, unknown>[] }>(join(layout.config, "cni/10-pods.conflist")) ?? {};
    expect(plugins[0]).toMatchObject({ type: "calico", nodename: felix?.environment?.FELIX_FELIXHOSTNAME });
    expect(plugins[0]?.policy_setup_timeout_seconds).toBeGreaterThan(0);
    expect(plugins[0]?.endpoint_status_dir).toBe(
      `${felix?.environment?.FELIX_ENDPOINTSTATUSPATHPREFIX}/endpoint-status`,
    );
  });

  it("names files by their place inside the node", () => {
    const text = JSON.stringify(spec);
    expect(text).toContain("/run/headwater/pki/apiserver.crt");
    expect(text).not.toContain(state);
  });

  it("has a chain of CNI plugins to which agents in pods may add theirs", () => {
    const text = readFileSync(join(layout.config, "containerd.toml"), "utf8");
    expect(text).toContain(`bin_dirs = ["/parts/cni","${CNI_FOLDERS.programs}"]`);
    expect(text).toContain(`conf_dir = "${CNI_FOLDERS.configuration}"`);
  });

  it("starts each component after those it needs", () => {
    const names = spec.components.map(({ name }) => name);
    for (const { after } of spec.components) for (const need of after) expect(names).toContain(need);
  });

  it("has a kubeconfig that embeds all it needs", () => {
    const kubeconfig = readJson<{ clusters: { cluster: Record<string, string> }[] }>(layout.kubeconfig);
    expect(kubeconfig?.clusters[0]?.cluster.server).toBe("https://10.213.48.2:6443");
    expect(kubeconfig?.clusters[0]?.cluster["certificate-authority-data"]).toBeTruthy();
    expect(JSON.stringify(kubeconfig)).not.toContain("insecure-skip-tls-verify");
  });

  it("has a fingerprint that changes with what the node was started with, and only then", async () => {
    expect((await configure(addressesOf(3))).fingerprint).toBe(spec.fingerprint);
    expect((await configure(addressesOf(3), ["another supervisor"])).fingerprint).not.toBe(spec.fingerprint);
    expect((await configure(addressesOf(4))).fingerprint).not.toBe(spec.fingerprint);
  });
});

describe("a cluster's name", () => {
  it.each(["Dev", "a b", "", "../x", "x".repeat(31), "-x"])("cannot be %j", (name) => {
    expect(() => layoutOf(name)).toThrowError(expect.objectContaining({ code: "HW-CLUSTER-001" }));
  });
});
