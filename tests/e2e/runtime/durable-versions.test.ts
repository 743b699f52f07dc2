import { join } from "node:path";
import { Registry } from "prom-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { markInUse } from "../../../runtime/provisioner/durable/cluster-in-use";
import { startDemandServer } from "../../../runtime/provisioner/durable/demand-server";
import { DurableMetrics } from "../../../runtime/provisioner/durable/durable-metrics";
import { RestateAdmin } from "../../../runtime/provisioner/durable/restate-admin";
import { VersionObjects } from "../../../runtime/provisioner/durable/version-objects";
import { DurableVersions } from "../../../runtime/provisioner/durable/versions";
import { StoredObjects } from "../../../runtime/provisioner/stored-objects";
import { KubernetesApi } from "../../../runtime/shared/kubernetes-api";
import { createLogger } from "../../../runtime/shared/log";
import { Unreachable } from "../../../runtime/shared/unreachable";
import { DurableWorld, eventually } from "../../support/runtime/durable";
import { FakeKubernetesApi } from "../../support/runtime/fake-kubernetes-api";
import { freePort } from "../../support/runtime/ports";

const OWNER = { namespace: "shop", name: "checkout" };
/** Waits for somebody, so that the version is not drained, and answers which one it is. */
const code = (name: string) => `module.exports = async (wait, context) => {
  if (wait) { const { id, promise } = context.awakeable(); context.log.info("waits", { id }); await promise; }
  return "${name}";
};`;

describe("versions of a durable function", () => {
  let world: DurableWorld;
  let kubernetes: FakeKubernetesApi;
  let versions: DurableVersions;
  const registry = new Registry();
  const metrics = new DurableMetrics(registry);
  /** Where the versions listen, in place of their Services. */
  const ports = new Map<string, string>();
  const desired = (version: string) => ({ service: "shop.checkout", version, runtimeConfigMap: "runtime-1" });

  beforeAll(async () => {
    world = await DurableWorld.start();
    kubernetes = await FakeKubernetesApi.start(join(world.folder, "kubernetes"));
    const { KUBERNETES_SERVICE_PORT = "", HEADWATER_SERVICE_ACCOUNT = "" } = kubernetes.env;
    const api = new KubernetesApi({
      host: "localhost",
      port: Number(KUBERNETES_SERVICE_PORT),
      folder: HEADWATER_SERVICE_ACCOUNT,
    });
    versions = new DurableVersions({
      admin: new RestateAdmin(world.restate.admin),
      objects: new VersionObjects(api),
      addresses: {
        uriOf: ({ version }) => `http://127.0.0.1:${ports.get(version)}/`,
        versionAt: (uri) => {
          const found = [...ports].find(([, port]) => uri === `http://127.0.0.1:${port}/`);
          return found && { namespace: "shop", version: found[0] };
        },
      },
      identity: world.identity,
      log: createLogger("error"),
      markInUse: () => markInUse(new StoredObjects(api, "ConfigMap"), "platform", createLogger("error")),
      onLook: (unfinished) => metrics.saw(unfinished),
    });
  });
  afterAll(async () => {
    kubernetes?.stop();
    await world?.stop();
  });

  const deploy = async (version: string, workload = "shop/checkout", env = {}) => {
    const { program, port } = await world.host(workload, code(version), env);
    ports.set(version, port);
    return program;
  };
  const call = async (wait: boolean) => (await world.restate.call("shop.checkout/run", wait)).json();
  const removed = () => kubernetes.deleted.filter((path) => path.includes("/deployments/"));

  it("keep the runtime and the public key that they began with", async () => {
    const made = { kind: "ConfigMap", metadata: { namespace: "shop", name: "runtime-1" }, binaryData: { a: "AAAA" } };
    kubernetes.objects.set("configmaps/shop/runtime-1", made);
    const plan = await versions.planRuntime(OWNER, desired("checkout-1"));
    expect(plan.changes.map(({ text }) => text)).toEqual([
      "version checkout-1: create beside those that have not ended",
    ]);
    await plan.apply();
    await plan.apply();
    expect(kubernetes.objects.get("configmaps/shop/checkout-1-runtime")).toMatchObject({
      binaryData: { a: "AAAA" },
      data: { identity: world.identity },
    });
    expect((await versions.planRuntime(OWNER, desired("checkout-1"))).changes).toEqual([]);
  });

  it("run at first to be asked what they are, and are registered once", async () => {
    await deploy("checkout-1");
    expect(await versions.demand({ namespace: "shop", version: "checkout-1" })).toBe(1);
    expect(kubernetes.objects.has("configmaps/platform/restate-cluster")).toBe(false);
    expect(await versions.register(OWNER, desired("checkout-1"))).toHaveLength(1);
    // Restate has something to lose now: its first node may not make another cluster.
    expect(kubernetes.objects.get("configmaps/platform/restate-cluster")).toMatchObject({ data: { inUse: "true" } });
    expect(await versions.register(OWNER, desired("checkout-1"))).toEqual([]);
    expect(await versions.demand({ namespace: "shop", version: "checkout-1" })).toBe(0);
    expect(await call(false)).toBe("checkout-1");
  });

  it("end what they have begun, while the next one takes new calls", async () => {
    const waiting = call(true);
    const { id } = await world.programAt(ports.get("checkout-1") ?? "").waitFor("waits");
    await deploy("checkout-2");
    await versions.register(OWNER, desired("checkout-2"));
    expect(await call(false)).toBe("checkout-2");
    await versions.collect(Date.now() + 60_000);
    expect(removed()).toEqual([]);
    expect(await registry.metrics()).toMatch(/^headwater_durable_calls\{function="shop.checkout",status="\w+"\} 1$/m);
    await world.restate.call(`restate/awakeables/${id}/resolve`, 1);
    expect(await waiting).toBe("checkout-1");
  });

  it("are removed once they have drained, but not at once after the next one came", async () => {
    await versions.collect();
    expect(removed()).toEqual([]);
    await versions.collect(Date.now() + 60_000);
    expect(await registry.metrics()).not.toContain("headwater_durable_calls{");
    expect(removed()).toEqual(["/apis/apps/v1/namespaces/shop/deployments/checkout-1"]);
    expect(kubernetes.objects.has("configmaps/shop/checkout-1-runtime")).toBe(false);
    expect(await world.restate.query("SELECT id FROM sys_deployment")).toHaveLength(1);
  });

  it("take new calls again after a rollback", async () => {
    await deploy("checkout-3");
    await versions.register(OWNER, desired("checkout-3"));
    await versions.register(OWNER, desired("checkout-2"));
    expect(await call(false)).toBe("checkout-2");
  });

  it("are refused if a function would become an entity", async () => {
    const { port } = await world.host("shop/checkout", "module.exports = { handlers: { run: async () => 1 } };", {
      HEADWATER_DURABLE_KIND: "entity",
    });
    ports.set("checkout-4", port);
    await expect(versions.register(OWNER, desired("checkout-4"))).rejects.toMatchObject({
      code: "HW-DURABLE-002",
      details: [expect.stringContaining("service type")],
    });
  });

  it("are told apart from what does not answer yet, which is tried again", async () => {
    ports.set("checkout-5", String(await freePort()));
    await expect(versions.register(OWNER, desired("checkout-5"))).rejects.toMatchObject({ name: "Unreachable" });
  });

  it("wake up: KEDA is told of calls whose pod is not there", async () => {
    const port = await freePort();
    const server = startDemandServer(port, versions);
    const demand = async (version: string) => {
      const response = await fetch(`http://localhost:${port}/demand/shop/${version}`);
      return response.ok ? ((await response.json()) as { invocations: number }).invocations : response.status;
    };
    expect(await demand("checkout-2")).toBe(0);
    await world.programAt(ports.get("checkout-2") ?? "").stop("SIGKILL");
    await world.restate.call("shop.checkout/run/send", false);
    await eventually(async () => (await demand("checkout-2")) === 1, "the call counts");
    expect(await demand("checkout-3")).toBe(0);
    await world.restate.stop();
    expect(await demand("checkout-2")).toBe(503);
    await world.restate.restart();
    server.close();
  });

  it("stay when the function's release goes while something has not ended", async () => {
    // Restate has just begun again, and may not answer all questions yet: a hook is tried again then.
    const leave = async () => {
      for (const deadline = Date.now() + 10_000; ; ) {
        try {
          return await versions.leave(OWNER, desired("checkout-2"), false);
        } catch (error) {
          if (!(error instanceof Unreachable) || Date.now() > deadline) throw error;
        }
      }
    };
    expect((await leave()).map(({ name }) => name)).toEqual(["checkout-3"]);
    await world.host("shop/checkout", code("checkout-2"), { PORT: ports.get("checkout-2") ?? "" });
    await eventually(async () => (await leave()).length === 1, "the last one has ended");
  });

  it("tell of calls that fail again and again, and of what", async () => {
    const admin = new RestateAdmin(world.restate.admin);
    const step = `() => { throw new Error("no answer"); }, { maxRetryAfter: 100 }`;
    await world.deploy("shop/billing", `module.exports = async (_, context) => context.run("charge", ${step});`);
    expect((await world.restate.call("shop.billing/run/send", {})).ok).toBe(true);
    let id = "";
    const failing = async () => {
      const [call] = await admin.failing("shop");
      id = call?.id ?? id;
      return call;
    };
    await expect.poll(failing, { timeout: 20_000 }).toMatchObject({
      function: "shop.billing",
      isPaused: false,
      failure: expect.stringContaining("no answer"),
    });
    expect(await admin.failing("bank")).toEqual([]);
    const told = async () => {
      await versions.collect();
      return await registry.metrics();
    };
    // After twenty tries.
    expect(await told()).not.toContain('headwater_durable_failing_calls{function="shop.billing"} 1');
    await expect
      .poll(told, { timeout: 20_000, interval: 200 })
      .toContain('headwater_durable_failing_calls{function="shop.billing"} 1');
    // As Restate itself does after the 70th try.
    await fetch(`${world.restate.admin}/invocations/${id}/pause`, { method: "PATCH" });
    await expect.poll(failing, { timeout: 10_000 }).toMatchObject({ id, isPaused: true });
  });
});
