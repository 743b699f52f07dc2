import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { describe, expect, onTestFinished, test } from "vitest";
import { Duration, EventStream, Handler, HeadwaterStack, Platform, Service, Team, Worker } from "../../../constructs";
import { synthObjects } from "../../../constructs/testing";
import { objectsOf, program, releasesOf } from "../../support/synth";

const handler = Handler.inline("module.exports = async () => undefined;");

describe("a stream and its users", () => {
  const declare = () => {
    const { team, stack } = program();
    const placed = new EventStream(team, "order-placed", { partitions: 3, retention: Duration.days(1) });
    const orders = new Service(team, "orders", { handler });
    orders.publishes(placed);
    const shipping = new Worker(team, "shipping", {
      handler,
      scaling: { max: 3, pollingInterval: Duration.seconds(1) },
    });
    shipping.subscribes(placed);
    return { stack };
  };

  test("one release per owner, the users after the stream", () => {
    const { stack } = declare();
    const releases = releasesOf(stack);
    expect(Object.keys(releases).sort()).toEqual(["namespace-shop", "orders", "shipping", "stream-order-placed"]);
    expect(releases.shipping?.depends_on.join()).toContain("order-placed_bundle_release");
    expect(releases["stream-order-placed"]?.depends_on.join()).not.toContain("shipping");
    // A reference, not an expression: Terraform takes nothing else here.
    expect(releases.shipping?.depends_on.join()).not.toContain("$");
  });

  test("the stream's topic is asked of the provisioner before anything starts", () => {
    const { stack } = declare();
    const job = objectsOf(stack, "stream-order-placed")["Job/stream-order-placed-expand"];
    expect(job?.metadata.annotations?.["helm.sh/hook"]).toBe("pre-install,pre-upgrade");
    expect(JSON.stringify(job)).toContain("shop.order-placed");
    expect(JSON.stringify(job)).toContain("86400000");
  });

  test("each principal may do exactly what its edges need", () => {
    const { stack } = declare();
    const acls = (name: string) => {
      const job = objectsOf(stack, name)[`Job/${name}-expand`] as unknown as {
        spec: { template: { spec: { containers: [{ env: { name: string; value: string }[] }] } } };
      };
      const env = job.spec.template.spec.containers[0].env.find((variable) => variable.name === "HEADWATER_DESIRED");
      return (JSON.parse(env?.value ?? "") as { principals: [{ name: string; acls: object[] }] }).principals[0];
    };
    expect(acls("orders")).toEqual({
      name: "shop.orders",
      secret: "orders-kafka",
      acls: [{ resource: "topic", name: "shop.order-placed", pattern: "literal", operations: ["DESCRIBE", "WRITE"] }],
    });
    expect(acls("shipping")?.acls).toEqual([
      { resource: "group", name: "shop.shipping", pattern: "literal", operations: ["DESCRIBE", "READ"] },
      { resource: "topic", name: "shop.order-placed", pattern: "literal", operations: ["DESCRIBE", "READ"] },
    ]);
  });

  test("a scaled worker says nothing about replicas; a service runs one", () => {
    const { stack } = declare();
    const worker = objectsOf(stack, "shipping")["Deployment/shipping"] as unknown as { spec: object };
    expect(worker.spec).not.toHaveProperty("replicas");
    const service = objectsOf(stack, "orders")["Deployment/orders"] as unknown as { spec: object };
    expect(service.spec).toHaveProperty("replicas", 1);
  });

  test("adding a subscriber changes no other owner's release", () => {
    const before = releasesOf(declare().stack);
    const { team, stack } = program();
    const placed = new EventStream(team, "order-placed", { partitions: 3, retention: Duration.days(1) });
    const billing = new Worker(team, "billing", { handler });
    billing.subscribes(placed);
    const orders = new Service(team, "orders", { handler });
    orders.publishes(placed);
    const after = releasesOf(stack);
    expect(after["stream-order-placed"]).toEqual(before["stream-order-placed"]);
    expect(after.orders).toEqual(before.orders);
  });

  test("the order of declaration does not matter", () => {
    const { team, stack } = program();
    const shipping = new Worker(team, "shipping", {
      handler,
      scaling: { max: 3, pollingInterval: Duration.seconds(1) },
    });
    const orders = new Service(team, "orders", { handler });
    const placed = new EventStream(team, "order-placed", { partitions: 3, retention: Duration.days(1) });
    shipping.subscribes(placed);
    orders.publishes(placed);
    expect(releasesOf(stack).shipping?.values).toEqual(releasesOf(declare().stack).shipping?.values);
  });
});

describe("mistakes", () => {
  test("all are reported at once, with path, code, what was given and what to do", () => {
    const { app, team } = program();
    new EventStream(team, "Order_Placed", { partitions: 0 });
    new Worker(team, "shipping", { handler, scaling: { min: 5, max: 2 } });
    expect(() => synthObjects(app)).toThrow(
      `The declaration has mistakes:
[shop-stack/shop/Order_Placed] HW-NAME-001: "Order_Placed" is not a legal name. Use at most 43 lower-case letters, digits and dashes, beginning and ending with a letter or digit.
[shop-stack/shop/Order_Placed] HW-VALUE-001: partitions is 0. It must be a whole number from 1 to 10000.
[shop-stack/shop/shipping] HW-WORKER-001: The worker subscribes to nothing, so it would never run. Call subscribes(stream), or make it a Service.
[shop-stack/shop/shipping] HW-SCALING-001: scaling.min is 5 and scaling.max is 2. Make min at most max.`,
    );
  });

  test("a stream outside a team says where it belongs, and does not hide other mistakes", () => {
    const { app, stack } = program();
    const worker = new Worker(stack, "Lost", { handler });
    worker.subscribes(new EventStream(stack, "lost"));
    expect(() => synthObjects(app)).toThrow(
      `The declaration has mistakes:
[shop-stack/Lost] HW-TEAM-001: This is not inside a Team. Create streams, services and workers with a Team as scope: new Worker(team, "Lost", …).
[shop-stack/Lost] HW-NAME-001: "Lost" is not a legal name. Use at most 43 lower-case letters, digits and dashes, beginning and ending with a letter or digit.
[shop-stack/lost] HW-TEAM-001: This is not inside a Team. Create streams, services and workers with a Team as scope: new EventStream(team, "lost", …).`,
    );
  });

  test("a handler that is missing or does not compile", () => {
    const { app, team } = program();
    const folder = mkdtempSync(join(tmpdir(), "headwater-handler-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const broken = join(folder, "broken.ts");
    writeFileSync(broken, "export default async () => {\n  return (;\n};\n");
    new Service(team, "missing", { handler: Handler.fromFile("handlers/missing.ts") });
    new Service(team, "broken", { handler: Handler.fromFile(broken) });
    new Service(team, "module", { handler: Handler.inline("export default async () => {};") });
    expect(() => synthObjects(app)).toThrow(
      new RegExp(
        [
          String.raw`\[.*/missing\] HW-HANDLER-001: There is no handler at handlers/missing.ts; it was looked for in /.*`,
          String.raw`\[.*/broken\] HW-HANDLER-002: .*broken.ts does not compile: broken.ts:2: .*`,
          String.raw`\[.*/module\] HW-HANDLER-002: The inline handler does not compile: Unexpected token 'export'. Correct it; .*`,
        ].join("\n"),
      ),
    );
  });

  test("a stream of another team, and a worker without a stream", () => {
    const { app, stack, platform, team } = program();
    const other = new Team(stack, "billing", { platform });
    const invoices = new EventStream(other, "invoices");
    new Service(other, "accounts", { handler }).publishes(invoices);
    const worker = new Worker(team, "shipping", { handler });
    worker.subscribes(invoices);
    worker.publishes(invoices);
    new Worker(team, "idle", { handler });
    expect(() => synthObjects(app)).toThrow(
      `The declaration has mistakes:
[shop-stack/shop/shipping] HW-TEAM-002: The stream shop-stack/billing/invoices belongs to another team, shop-stack/billing; only its own team publishes to it. Publish to a stream of your own, to which the other team can subscribe.
[shop-stack/shop/shipping] HW-TEAM-003: shop-stack/billing/invoices belongs to another team, shop-stack/billing, which keeps it to itself. Ask that team to declare it with visibility: "platform".
[shop-stack/shop/idle] HW-WORKER-001: The worker subscribes to nothing, so it would never run. Call subscribes(stream), or make it a Service.`,
    );
  });

  test("an id that is taken, or empty", () => {
    const { app, team } = program();
    const orders = new EventStream(team, "orders");
    new Service(team, "orders", { handler }).publishes(orders);
    new EventStream(team, "");
    expect(() => synthObjects(app)).toThrow(
      /orders-again\] HW-ID-001: There is a construct with the id "orders" in shop-stack\/shop already\. (.|\n)*unnamed\] HW-ID-001: The id is empty\. /,
    );
  });

  test("two owners of one release", () => {
    const { app, team } = program();
    new EventStream(team, "orders");
    new Worker(team, "stream-orders", { handler });
    expect(() => synthObjects(app)).toThrow(
      `[shop-stack/shop/stream-orders/bundle] HW-DELIVERY-003: The Helm release "stream-orders" in namespace "shop" is already that of shop-stack/shop/orders/bundle.`,
    );
  });
});

test("a team in a plain TerraformStack works, and depends on the platform's stack", () => {
  const app = new App();
  const platform = new Platform(new HeadwaterStack(app, "core"), "platform");
  const stack = new TerraformStack(app, "plain");
  new Team(stack, "shop", { platform });
  expect(stack.dependencies.map((dependency) => dependency.node.id)).toEqual(["core"]);
});
