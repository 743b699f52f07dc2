import { expect, test } from "vitest";
import type { ApiObject } from "../../../cli/kubernetes/client";
import type { GatewayProject } from "../../support/gateway/project";
import { type Client, echoOf } from "../../support/gateway/requests";

const podsOf = (project: GatewayProject) =>
  project.api.list<ApiObject>("/api/v1/namespaces/shop/pods", { labelSelector: "app.kubernetes.io/name=rare" });

const gone = (project: GatewayProject) =>
  project.until("it has no replica", async () => (await podsOf(project)).length === 0);

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

  test("it can have a canary", async () => {
    const replies = await Promise.all(Array.from({ length: 40 }, () => client().send("/common")));
    const services = new Set(replies.map((reply) => echoOf(reply).pod.replace(/-.*/, "")));
    expect([...services].sort()).toEqual(["rare", "second"]);
  });
}

/** Some time after the last request. */
export function testGoesWithoutRequests(project: () => GatewayProject): void {
  test("a service that follows its requests is gone again", async () => {
    await gone(project());
  });
}
