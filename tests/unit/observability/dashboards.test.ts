import { describe, expect, it } from "vitest";
import { type Dashboard, dashboardsOf } from "../../support/dashboards";
import { everyKindApp, sampleApp, watched } from "../../support/watched";

const dashboards = watched(everyKindApp()).flatMap(dashboardsOf);
const titlesOf = (dashboard: Dashboard | undefined) => dashboard?.panels.map(({ title }) => title);
const named = (workload: string) => dashboards.find(({ title }) => title === `shop / ${workload}`);

describe.each(dashboards.map((dashboard) => [dashboard.title, dashboard] as const))(
  "the dashboard %s",
  (_, { panels }) => {
    it("numbers its panels and queries once", () => {
      const ids = panels.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { targets = [] } of panels) {
        const refs = targets.map(({ refId }) => refId);
        expect(new Set(refs).size).toBe(refs.length);
      }
    });

    it("has no panel over another or beyond Grafana's 24 columns", () => {
      const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
        Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
      );
      expect(new Set(cells).size).toBe(cells.length);
      expect(Math.max(...panels.map(({ gridPos }) => gridPos.x + gridPos.w))).toBe(24);
    });
  },
);

describe("dashboards", () => {
  it("have a uid of the workload's own, whatever else changes", () => {
    const uids = dashboards.map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(uids.length);
    for (const uid of uids) expect(uid).toMatch(/^[a-z0-9-]{1,40}$/);
    const sample = watched(sampleApp()).flatMap(dashboardsOf);
    expect(sample.find(({ title }) => title === "shop / shipping")?.uid).toBe(named("shipping")?.uid);
  });

  it("show what applies to a worker, a service, a container", () => {
    expect(titlesOf(named("shipping"))).toEqual([
      ...["Events of order-placed", "Lag", "Throughput", "Failures", "Duration", "Age"],
      ...["Events of order-shipped", "Lag", "Throughput", "Failures", "Duration", "Age"],
      ...["Table of rates", "Keys", "Age of the table", "Kept out"],
      ...["Publications", "Published"],
      ...["Pods", "Replicas", "Restarts", "Memory"],
    ]);
    expect(titlesOf(named("orders"))?.slice(0, 3)).toEqual(["Requests", "Requests", "Latency"]);
    expect(titlesOf(named("legacy"))).toEqual(["Pods", "Replicas", "Restarts", "Memory"]);
  });

  it("show of a service that follows its requests what the cluster tells of the pods of its revisions", () => {
    expect(titlesOf(named("reports"))).toEqual(["Pods", "Replicas", "Restarts", "Memory"]);
    const asked = (named("reports")?.panels ?? []).flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    expect(asked).toEqual([
      'sum(kube_deployment_status_replicas{namespace="shop",deployment=~"reports-[0-9a-f]{16}-deployment"})',
      'sum(kube_deployment_status_replicas_ready{namespace="shop",deployment=~"reports-[0-9a-f]{16}-deployment"})',
      expect.stringContaining('pod=~"reports-[0-9a-f]{16}-deplo.+"'),
      expect.stringContaining('pod=~"reports-[0-9a-f]{16}-deplo.+"'),
    ]);
  });

  it("show what applies to a gateway", () => {
    const gateways = dashboards.filter(({ title }) => title.startsWith("platform / "));
    expect(gateways.map(({ title }) => title)).toEqual(["platform / gateway-public", "platform / gateway-inner"]);
    expect(titlesOf(gateways[0])).toEqual([
      ...["Requests", "Requests", "Latency", "Beyond limits", "Connections"],
      ...["Routes", "Requests of each route", "Errors of each route", "Latency of each route"],
      ...["Consumers", "Requests of each consumer"],
      ...["Pods", "Replicas", "Restarts", "Memory"],
    ]);
    expect(titlesOf(gateways[1])).not.toContain("Consumers");
    const text = JSON.stringify(gateways[0]);
    expect(text).toContain('job=\\"platform/gateway-public');
    expect(text).toContain('"legendFormat":"{{route}}"');
  });

  it("ask for the figures of a StatefulSet where there is one", () => {
    const text = JSON.stringify(named("shipping-archive"));
    expect(text).toContain("kube_statefulset_status_replicas");
    expect(text).not.toContain("kube_deployment");
  });
});
