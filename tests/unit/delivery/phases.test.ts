import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Aspects, TerraformVariable, Testing } from "cdktf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EventStream, Handler, HeadwaterStack, Platform, Service, Team, Worker } from "../../../constructs";
import { releasesOf } from "../../support/synth";

const handler = Handler.inline("module.exports = async () => undefined;");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "headwater-phases-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function program(teams: readonly string[]) {
  const app = new App({ outdir: mkdtempSync(join(folder, "out-")) });
  const platform = new Platform(new HeadwaterStack(app, "core"), "platform");
  const inTeam = teams.map((name) => {
    const team = new Team(new HeadwaterStack(app, name), name, { platform });
    const placed = new EventStream(team, "order-placed", { visibility: "platform" });
    const env: Record<string, string> = { LEVEL: "info" };
    const orders = new Service(team, "orders", { handler, env });
    orders.publishes(placed);
    const shipping = new Worker(team, "shipping", { handler });
    shipping.subscribes(placed);
    return { team, placed, orders, shipping, env };
  });
  return { app, platform, inTeam };
}

/** The values of each release of a stack, as cdktf wrote them. */
function written(app: App, stack: string): Record<string, string> {
  const json = JSON.parse(readFileSync(join(app.outdir, "stacks", stack, "cdk.tf.json"), "utf8")) as {
    resource: { helm_release: Record<string, { name: string; values: string[] }> };
  };
  return Object.fromEntries(
    Object.values(json.resource.helm_release).map(({ name, values }) => [name, values.join("---\n")]),
  );
}

describe("Aspects, which cdktf runs between preparing and writing a stack", () => {
  test("that change props are seen, by their own stack and by those after it", () => {
    const { app, inTeam } = program(["one", "two"]);
    const [one, two] = inTeam as [(typeof inTeam)[0], (typeof inTeam)[0]];
    two.orders.calls(); // nothing: the second team only reads the first one's stream
    two.shipping.subscribes(one.placed);
    Aspects.of(one.team).add({
      visit(construct) {
        if (construct === one.orders) one.env.LEVEL = "debug";
      },
    });
    app.synth();
    expect(written(app, "one").orders).toMatch(/name: LEVEL\n +value: debug/);
    expect(written(app, "two").orders).toMatch(/name: LEVEL\n +value: info/);
  });

  test("that add constructs and edges are seen", () => {
    const { app, inTeam } = program(["one"]);
    const [{ team, orders, shipping }] = inTeam as [(typeof inTeam)[0]];
    Aspects.of(team).add({
      visit(construct) {
        if (construct !== team) return;
        const refunds = new EventStream(team, "refunds");
        orders.publishes(refunds);
        shipping.subscribes(refunds);
      },
    });
    app.synth();
    expect(written(app, "one").shipping).toContain("one.refunds");
    expect(written(app, "one")["stream-refunds"]).toContain("one.refunds");
    const topology = readFileSync(join(app.outdir, "headwater", "topology.json"), "utf8");
    expect(topology).toContain("one.refunds");
  });

  test("that patch objects are seen, as are patches and transforms from outside", () => {
    const { app, platform, inTeam } = program(["one"]);
    const [{ team, shipping, orders }] = inTeam as [(typeof inTeam)[0]];
    platform.transform((object) => {
      object.metadata.annotations = { ...object.metadata.annotations, by: "transform" };
    });
    orders.patch("Deployment", (deployment) => {
      deployment.spec.template.spec.priorityClassName = "high";
    });
    Aspects.of(team).add({
      visit(construct) {
        if (construct === shipping) {
          shipping.patch("Deployment", (deployment) => {
            deployment.spec.template.spec.priorityClassName = "low";
          });
        }
      },
    });
    app.synth();
    const { orders: ordersText, shipping: shippingText } = written(app, "one");
    expect(ordersText).toContain("priorityClassName: high");
    expect(shippingText).toContain("priorityClassName: low");
    expect(ordersText?.match(/by: transform/g)?.length).toBe(ordersText?.split("---\n").length);
  });
});

test("what is declared between two syntheses of single stacks is seen", () => {
  const { inTeam } = program(["one", "two"]);
  const [one, two] = inTeam as [(typeof inTeam)[0], (typeof inTeam)[0]];
  const stackOf = ({ team }: (typeof inTeam)[0]) => team.node.scope as HeadwaterStack;
  expect(Object.keys(releasesOf(stackOf(one)))).toHaveLength(4);
  two.shipping.subscribes(one.placed);
  one.env.LEVEL = "debug";
  expect(Testing.synth(stackOf(two))).toContain("one.order-placed");
  expect(Testing.synth(stackOf(one))).toContain("value: debug");
});

test("a value of another stack is found while stacks are prepared, also in a patch", () => {
  const { app, inTeam } = program(["one", "two"]);
  const [one, two] = inTeam as [(typeof inTeam)[0], (typeof inTeam)[0]];
  const host = new TerraformVariable(one.team.node.scope as HeadwaterStack, "host", { type: "string" }).stringValue;
  two.orders.patch("Deployment", (deployment) => {
    deployment.metadata.annotations = { host };
  });
  app.synth();
  expect(written(app, "two").orders).toMatch(/host: \$\{jsonencode\(join\("", \[data\.terraform_remote_state\./);
});

test("a new subscriber of a stream that twenty services use changes one release", () => {
  const synth = (more: boolean) => {
    const { app, inTeam } = program(["one"]);
    const [{ team, placed }] = inTeam as [(typeof inTeam)[0]];
    for (let i = 0; i < 20; i++) {
      const service = new Service(team, `service-${i}`, { handler });
      service.publishes(placed);
      const worker = new Worker(team, `worker-${i}`, { handler });
      worker.subscribes(placed);
    }
    if (more) new Worker(team, "audit", { handler }).subscribes(placed);
    app.synth();
    return { core: written(app, "core"), one: written(app, "one") };
  };
  const [before, after] = [synth(false), synth(true)];
  expect(after.core).toEqual(before.core);
  const { audit, ...others } = after.one;
  expect(audit).toContain("one.order-placed");
  expect(others).toEqual(before.one);
});
