import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ClusterStatus, clusterDown, clusterStatus, clusterUp, type RunningCluster } from "../../../cluster";
import { findNode } from "../../../cluster/host/processes";
import { layoutOf } from "../../../cluster/layout";
import { savedAddresses } from "../../../cluster/slot";
import { runOrThrow } from "../../../console/process";
import { Progress } from "../../../console/progress";
import type { TestCluster } from "../../support/fresh-cluster";
import { type HostState, hostState } from "../../support/host-state";
import { sample } from "./sample";

const name: TestCluster = "cluster-test";
const layout = layoutOf(name);
/** Service addresses follow the pods' readiness a moment later. */
const SOON = { timeout: 15_000, interval: 500 };
const progress = new Progress("test-cluster");
let before: HostState;
let cluster: RunningCluster;

/** The cluster's own name on the host, once it has one. Other tests' clusters come and go meanwhile. */
let own: string | undefined;
const isOfAnother = (line: string) => /headwater\d/.test(line) && !(own && new RegExp(`${own}\\b`).test(line));

function host(): HostState {
  const state = hostState((path) => path.includes("headwater") || path.includes("kubepods"));
  const kept = (lines: readonly string[]) => lines.filter((line) => !isOfAnother(line));
  return { ...state, links: kept(state.links), routes: kept(state.routes), cgroups: kept(state.cgroups) };
}

async function kubectl(...args: string[]): Promise<string> {
  return (await runOrThrow(join(cluster.bin, "kubectl"), args, { env: kubectlEnv(), timeoutMs: 60_000 })).stdout;
}

/** Without a home, so that nothing but the cluster's own settings is used. */
const kubectlEnv = () => ({
  PATH: process.env.PATH,
  KUBECONFIG: cluster.kubeconfig,
  KUBECACHEDIR: join(layout.run, "kubectl"),
});

async function running(): Promise<NonNullable<ClusterStatus["node"]>> {
  const status = await clusterStatus({ name });
  expect(status.state).toBe("running");
  if (!status.node) throw new Error("no node");
  return status.node;
}

/** HTTP status of a request that brings no certificate. */
function anonymous(url: string): Promise<number | undefined> {
  const ca = readFileSync(join(layout.pki, "ca.crt"));
  return new Promise((resolve, reject) => {
    const sent = request(url, { ca, timeout: 5_000 }, (response) => resolve(response.resume().statusCode));
    sent.on("timeout", () => sent.destroy(new Error(`${url} does not answer`)));
    sent.on("error", reject).end();
  });
}

/** What the sample answers through its Service, from inside a pod: one line per start of a replica. */
async function starts(): Promise<readonly string[]> {
  const script = 'fetch("http://web.e2e.svc.cluster.local").then((r) => r.text()).then((t) => process.stdout.write(t))';
  const output = await kubectl("exec", "-n", "e2e", "deploy/web", "--", "node", "-e", script);
  return output.trim().split("\n");
}

/** It is there until all that it runs has ended. */
async function killNode(): Promise<void> {
  const { init } = findNode(layout.root);
  if (init === undefined) throw new Error("the node does not run");
  process.kill(init, "SIGKILL");
  await expect.poll(() => findNode(layout.root).init, SOON).toBeUndefined();
}

const rollout = () => kubectl("rollout", "status", "-n", "e2e", "deploy/web", "--timeout=60s");

beforeAll(async () => {
  await clusterDown({ name, data: true }, progress);
  before = host();
});

afterAll(() => clusterDown({ name, data: true }, progress));

describe.sequential("the embedded cluster", () => {
  it("comes up from nothing", async () => {
    cluster = await clusterUp({ name }, progress);
    own = savedAddresses(layout)?.hostName;
    const node = await running();
    expect(node.ready).toBe(true);
    for (const component of node.components) expect(component).toMatchObject({ state: "ready", restarts: 0 });
  });

  it("changes nothing when it runs already", async () => {
    const { components } = await running();
    const started = Date.now();
    await clusterUp({ name }, progress);
    expect(Date.now() - started).toBeLessThan(5_000);
    expect((await running()).components).toEqual(components);
  });

  it("runs a restricted workload with a volume, a Service, DNS, logs and exec", async () => {
    await runOrThrow(join(cluster.bin, "kubectl"), ["apply", "--server-side", "-f", "-"], {
      input: JSON.stringify(sample),
      env: kubectlEnv(),
    });
    await rollout();
    await expect.poll(starts, SOON).toHaveLength(2);
    expect(await kubectl("logs", "-n", "e2e", "deploy/web")).toContain("started");
  });

  it("is reached by the host at its pods' and services' addresses", async () => {
    const ip = await kubectl("get", "service", "-n", "e2e", "web", "-o", "jsonpath={.spec.clusterIP}");
    const response = await fetch(`http://${ip}/`, { signal: AbortSignal.timeout(5_000) });
    expect(response.status).toBe(200);
  });

  it("refuses whoever brings no certificate", async () => {
    const { address, apiServer } = await running();
    expect(await anonymous(`${apiServer}/version`)).toBe(401);
    expect(await anonymous(`${apiServer}/readyz`)).toBe(401);
    expect(await anonymous(`https://${address}:10250/pods`)).toBe(401);
  });

  it("keeps Secrets encrypted", () => {
    expect(readFileSync(join(layout.etcd, "member/snap/db")).includes("correct-horse")).toBe(false);
  });

  it("restarts a component that dies", async () => {
    const scheduler = async () =>
      (await clusterStatus({ name })).node?.components.find((component) => component.name === "kube-scheduler");
    process.kill((await scheduler())?.pid ?? 0, "SIGKILL");
    await expect
      .poll(scheduler, { timeout: 20_000 })
      .toMatchObject({ state: "ready", restarts: 1, lastExit: "SIGKILL" });
  });

  it("changes nothing on the host while it runs but its own link, routes and control groups", () => {
    const now = host();
    for (const key of ["links", "routes", "cgroups"] as const) {
      expect(now[key].filter((line) => !before[key].includes(line)).join("\n")).toContain(own);
      expect(now[key].filter((line) => !/headwater\d/.test(line))).toEqual(before[key]);
    }
    expect(now.mounts).toEqual(before.mounts);
    expect(now.settings).toEqual(before.settings);
    expect(now.folders).toEqual(before.folders);
  });

  it("stops and leaves nothing", async () => {
    await clusterDown({ name, data: false }, progress);
    expect((await clusterStatus({ name })).state).toBe("stopped");
    expect(findNode(layout.root)).toEqual({});
    expect(host()).toEqual(before);
  });

  it("says what uses its addresses", async () => {
    const block = savedAddresses(layout)?.block ?? "";
    await runOrThrow("ip", ["route", "add", "blackhole", block]);
    try {
      await expect(clusterUp({ name }, progress)).rejects.toMatchObject({
        code: "HW-CLUSTER-012",
        details: [expect.stringContaining(block)],
      });
    } finally {
      await runOrThrow("ip", ["route", "delete", "blackhole", block]);
    }
  });

  it("resumes with its workloads and data", async () => {
    await clusterUp({ name }, progress);
    await rollout();
    await expect.poll(starts, SOON).toHaveLength(4);
  });

  it("comes back after its first process was killed", async () => {
    await killNode();
    await clusterUp({ name }, progress);
    await rollout();
    await expect.poll(starts, SOON).toHaveLength(6);
  });

  it("says which component does not start, with the end of its log", async () => {
    await killNode();
    writeFileSync(join(layout.etcd, "member/snap/db"), "not a database");
    await expect(clusterUp({ name }, progress)).rejects.toMatchObject({
      code: "HW-CLUSTER-013",
      message: expect.stringContaining("etcd does not start"),
      fix: expect.stringContaining(join(layout.logs, "etcd.log")),
      details: expect.arrayContaining([expect.stringMatching(/panic.*database/)]),
    });
  });

  it("comes down after it was killed, and its data goes when asked", async () => {
    await killNode();
    await clusterDown({ name, data: true }, progress);
    expect(existsSync(layout.root)).toBe(false);
    expect((await clusterStatus({ name })).state).toBe("absent");
    expect(host()).toEqual(before);
  });

  it("has nothing to do when it is down", async () => {
    await clusterDown({ name, data: false }, progress);
    expect(existsSync(layout.root)).toBe(false);
  });
});
