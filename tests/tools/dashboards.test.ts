import { beforeAll, expect, it, test } from "vitest";
import { Progress } from "../../console/progress";
import { type Dashboard, dashboardsOf } from "../support/dashboards";
import { Promtool } from "../support/promtool";
import { everyKindApp, sampleApp, watched } from "../support/watched";

let promtool: Promtool;
beforeAll(async () => {
  promtool = await Promtool.obtain(new Progress("test"));
}, 1_800_000);

/** Grafana's own variable, as it would replace it. */
const queriesOf = (dashboard: Dashboard): string[] =>
  dashboard.panels.flatMap(({ targets = [] }) => targets).map(({ expr }) => expr.replaceAll("$__rate_interval", "1m"));

const dashboards = [sampleApp(), everyKindApp()].flatMap((app) => watched(app)).flatMap(dashboardsOf);

test.each(dashboards.map((dashboard) => [dashboard.title, dashboard] as const))(
  "Prometheus understands every query of %s",
  async (_, dashboard) => {
    const queries = queriesOf(dashboard);
    expect(queries.length).toBeGreaterThan(3);
    expect(await promtool.checkQueries(queries)).toBeUndefined();
  },
);

it("finds a query that Prometheus does not understand", async () => {
  expect(await promtool.checkQueries(["up", "rate(up)"])).toContain("parse error");
});
