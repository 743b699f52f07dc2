import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { describe, expect, it, test } from "vitest";
import { Handler, HeadwaterStack, Observability, Platform, Service, Team } from "../../../constructs";
import { RULE_NAMES } from "../../../constructs/engines/prometheus-rules";
import { synthObjects } from "../../../constructs/testing";
import { projectDir } from "../../../toolchain/paths";
import { schemaProblems } from "../../support/kubernetes-schemas";
import { everyKindApp, RUNBOOKS, watched } from "../../support/watched";

const owners = watched(everyKindApp());
const objects = owners.flatMap((owner) => owner.objects);
const describing = ({ kind, metadata }: (typeof objects)[number]) => `${kind} ${metadata.namespace}/${metadata.name}`;

test.each(objects.map((object) => [describing(object), object] as const))("%s is as its API wants it", (_, object) => {
  expect(schemaProblems(object)).toEqual([]);
});

describe("monitors", () => {
  const monitors = objects.filter(({ kind }) => kind === "PodMonitor").map((each) => [each.metadata.name, each.spec]);

  it("are of all that serves metrics, at the port that its pods name", () => {
    expect(Object.fromEntries(monitors)).toMatchObject({
      provisioner: { podMetricsEndpoints: [{ port: "health", path: "/metrics" }] },
      orders: { podMetricsEndpoints: [{ port: "health", path: "/metrics" }] },
      shipping: { podMetricsEndpoints: [{ port: "health", path: "/metrics" }] },
      "shipping-archive": { podMetricsEndpoints: [{ portNumber: 9100, path: "/stats" }] },
    });
    expect(monitors).toHaveLength(8);
  });

  it("and rules carry the labels that Prometheus selects by", () => {
    const selected = objects.filter(({ metadata }) => metadata.labels?.release === "monitoring");
    expect(new Set(selected.map(({ kind }) => kind))).toEqual(new Set(["PodMonitor", "PrometheusRule"]));
    expect(selected).toHaveLength(monitors.length + owners.length);
  });
});

describe("runbooks", () => {
  const page = readFileSync(join(projectDir(), "docs/runbooks.md"), "utf8");
  const sections = page.split(/^## /m).slice(1);

  it("have a section for each alert and for nothing else, which says what to do", () => {
    expect(sections.map((section) => section.split("\n")[0]).sort()).toEqual(Object.values(RULE_NAMES).sort());
    for (const section of sections) {
      for (const part of ["**It means**", "**Look**", "| You see | So |"]) expect(section).toContain(part);
    }
  });

  it("are what every alert links to", () => {
    const links = [...JSON.stringify(objects).matchAll(/"runbook_url":"([^"]*)"/g)].map(([, link]) => link);
    expect(links).toHaveLength(owners.flatMap(({ alerts }) => alerts).length);
    const anchors = Object.values(RULE_NAMES).map((name) => `${RUNBOOKS}#${name.toLowerCase()}`);
    expect(anchors).toEqual(expect.arrayContaining([...new Set(links)]));
  });
});

test("every metric of ours that is asked for is one that the runtime has", () => {
  const sources = readdirSync(join(projectDir(), "runtime"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(projectDir(), "runtime", file), "utf8"))
    .join("");
  const asked = JSON.stringify(objects).match(/headwater_[a-z_]+(?=\{)/g) ?? [];
  const metrics = new Set(asked.map((name) => name.replace(/_(bucket|count)$/, "")));
  expect(metrics.size).toBeGreaterThan(6);
  for (const metric of metrics) expect(sources).toContain(`"${metric}"`);
});

test("a platform that wants none gets none", () => {
  const app = new App();
  const stack = new HeadwaterStack(app, "all");
  const platform = new Platform(stack, "platform", { observability: Observability.none() });
  const team = new Team(stack, "shop", { platform });
  new Service(team, "orders", { handler: Handler.inline("module.exports = async () => {};") });
  const text = Object.values(synthObjects(app)).join("");
  expect(text).toContain("kind: Deployment");
  expect(text).not.toMatch(/kind: (PodMonitor|PrometheusRule)|grafana_dashboard/);
});
