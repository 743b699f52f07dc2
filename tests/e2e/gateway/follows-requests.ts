import { expect, test } from "vitest";
import type { ApiObject } from "../../../cli/kubernetes/client";
import { Workloads } from "../../../runtime/provisioner/rotation/workloads";
import { asProvisioner } from "../../support/as-provisioner";
import type { GatewayProject } from "../../support/gateway/project";
import { type Client, echoOf } from "../../support/gateway/requests";

const podsOf = (project: GatewayProject) =>
  project.api.list<ApiObject>("/api/v1/namespaces/shop/pods", { labelSelector: "app.kubernetes.io/name=rare" });

const gone = (project: GatewayProject) =>
  project.until("it has no replica", async () => (await podsOf(project)).length === 0);

/** Goes on while other tests run: Knative gives a pod half a minute to end. */
let replaced: Promise<readonly number[]>;

/** Asks until the provisioner finds no pod that was started with other credentials. @returns what was answered */
async function whileReplaced(project: GatewayProject, client: Client, issued: string): Promise<readonly number[]> {
  return await asProvisioner(project.api, "platform", async (api) => {
    const workloads = new Workloads(api);
    const [revision] = await workloads.named("shop", "rare");
    if (!revision) throw new Error("It has no revision.");
    expect(await workloads.podsBefore(revision, issued)).not.toEqual([]);
    const statuses: number[] = [];
    for (const deadline = Date.now() + 120_000; Date.now() < deadline; ) {
      const asked = Array.from({ length: 4 }, () => client.send("/rare?delay=200"));
      statuses.push(...(await Promise.all(asked)).map(({ status }) => status));
      if ((await workloads.podsBefore(revision, issued)).length === 0) return statuses;
    }
    throw new Error("Pods with former credentials are still there after two minutes.");
  });
}

/** The service "rare" of the program, which follows its requests: from none to all of its replicas. */
export function testComesWithRequests(project: () => GatewayProject, client: () => Client): void {
  test("a service that follows its requests has no replica while nobody asks, and the first ones wait for it", async () => {
    await gone(project());
    const began = performance.now();
    const replies = await Promise.all(Array.from({ length: 30 }, () => client().send("/rare")));
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
    expect(echoOf(replies[0] ?? (await client().send("/rare"))).pod).toMatch(/^rare-/);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test("more requests than one replica is to have at a time bring more, up to as many as it may have", async () => {
    const deadline = performance.now() + 30_000;
    const seen = new Set<string>();
    const ask = async () => {
      while (performance.now() < deadline && seen.size < 3) {
        seen.add(echoOf(await client().send("/rare?delay=500")).pod);
      }
    };
    await Promise.all(Array.from({ length: 25 }, ask));
    expect(seen.size).toBe(3);
    expect((await podsOf(project())).length).toBe(3);
  });

  test("its revision takes new credentials, by what the provisioner may do", async () => {
    const issued = new Date().toISOString();
    await asProvisioner(project().api, "platform", async (api) => {
      const workloads = new Workloads(api);
      const revisions = await workloads.named("shop", "rare");
      expect(revisions).toHaveLength(1);
      for (const revision of revisions) await workloads.restart(revision, issued);
    });
    replaced = whileReplaced(project(), client(), issued);
    replaced.catch(() => undefined); // told where it is waited for
  });

  test("it can have a canary", async () => {
    const replies = await Promise.all(Array.from({ length: 40 }, () => client().send("/common")));
    const services = new Set(replies.map((reply) => echoOf(reply).pod.replace(/-.*/, "")));
    expect([...services].sort()).toEqual(["rare", "second"]);
  });
}

/** Some time after the last request. */
export function testGoesWithoutRequests(project: () => GatewayProject): void {
  test("its pods were replaced for that, without a failed request", async () => {
    const statuses = await replaced;
    expect(statuses.length).toBeGreaterThan(10);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  test("a service that follows its requests is gone again", async () => {
    await gone(project());
  });
}
