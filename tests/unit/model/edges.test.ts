import { App, TerraformVariable } from "cdktf";
import { describe, expect, test } from "vitest";
import {
  EventStream,
  Handler,
  HeadwaterStack,
  type KubernetesObject,
  Platform,
  SecretValue,
  Service,
  StateStream,
  Team,
  Topology,
  Worker,
} from "../../../constructs";
import { synthObjects } from "../../../constructs/testing";
import { objectsOf, program, releasesOf } from "../../support/synth";

const handler = Handler.inline("module.exports = async () => {};");

interface Described {
  readonly topics: { name: string; config: Readonly<Record<string, string>>; visibility: string }[];
  readonly principals: { acls: { resource: string; name: string; operations: string[] }[]; quota?: object }[];
  readonly groups?: { readonly topics: object[] }[];
}

/** What a release asks of the provisioner. */
function desired(objects: Record<string, KubernetesObject>, name: string): Described {
  const job = objects[`Job/${name}-expand`] as unknown as {
    spec: { template: { spec: { containers: [{ env: { name: string; value: string }[] }] } } };
  };
  const { env } = job.spec.template.spec.containers[0];
  return JSON.parse(env.find((variable) => variable.name === "HEADWATER_DESIRED")?.value ?? "");
}

describe("streams", () => {
  test("state is compacted and keeps what it has; events expire", () => {
    const { team, stack } = program();
    new StateStream(team, "customers", { key: "id", visibility: "platform" });
    expect(desired(objectsOf(stack, "stream-customers"), "stream-customers").topics).toEqual([
      {
        name: "shop.customers",
        partitions: 4,
        visibility: "platform",
        config: { "cleanup.policy": "compact" },
      },
    ]);
  });

  test("dead letters have a topic in the worker's release, to which only that worker writes", () => {
    const { team, stack } = program();
    const worker = new Worker(team, "shipping", { handler });
    worker.subscribes(new EventStream(team, "order-placed"), { deadLetter: true, retries: 2 });
    const reader = new Worker(team, "watching", { handler });
    reader.subscribes(worker.deadLetters);

    const shipping = desired(objectsOf(stack, "shipping"), "shipping");
    expect(shipping.topics.map(({ name }) => name)).toEqual(["shop.shipping.dead-letters"]);
    expect(shipping.principals[0]?.acls).toContainEqual(
      expect.objectContaining({ name: "shop.shipping.dead-letters", operations: ["DESCRIBE", "WRITE"] }),
    );
    const watching = desired(objectsOf(stack, "watching"), "watching");
    expect(watching.topics).toEqual([]);
    expect(watching.principals[0]?.acls).toContainEqual(
      expect.objectContaining({ name: "shop.shipping.dead-letters", operations: ["DESCRIBE", "READ"] }),
    );
    expect(releasesOf(stack).watching?.depends_on.join()).toContain("shipping");
  });
});

test("events that are tried again via a stream come back to their worker alone", () => {
  const { team, stack } = program();
  const placed = new EventStream(team, "order-placed", { partitions: 6, maxEventSize: "2Mi" });
  const paid = new EventStream(team, "order-paid", { partitions: 12 });
  const worker = new Worker(team, "shipping", { handler });
  worker.subscribes(placed, { retryMode: "viaStream", deadLetter: true });
  worker.subscribes(paid, { deadLetter: true });

  const objects = objectsOf(stack, "shipping");
  const { topics, principals, groups } = desired(objects, "shipping");
  const name = "shop.shipping.retries";
  expect(topics.find((topic) => topic.name === name)).toEqual({
    name,
    partitions: 6,
    visibility: "team",
    config: {
      "cleanup.policy": "delete",
      "retention.ms": "604800000",
      "max.message.bytes": topics.find((topic) => topic.name !== name)?.config["max.message.bytes"],
    },
  });
  expect(principals[0]?.acls).toContainEqual(
    expect.objectContaining({ name, operations: ["DESCRIBE", "READ", "WRITE"] }),
  );
  expect(groups?.[0]?.topics).toContainEqual({ topic: name, from: "earliest" });
  const triggers = JSON.stringify(objects["ScaledObject/shipping"]);
  expect(triggers).toContain(`"topic":"${name}"`);
});

test("workers that read each other's dead letters do not wait for each other", () => {
  const { team, stack } = program();
  const orders = new EventStream(team, "orders");
  const [one, other] = ["one", "other"].map((name) => new Worker(team, name, { handler })) as [Worker, Worker];
  for (const worker of [one, other]) worker.subscribes(orders, { deadLetter: true });
  one.subscribes(other.deadLetters);
  other.subscribes(one.deadLetters);
  const { one: first, other: second } = releasesOf(stack);
  expect(first?.depends_on.join()).toContain("shop_other");
  expect(second?.depends_on.join()).not.toContain("shop_one");
});

describe("teams", () => {
  test("an exported stream is read by another team, whose stack then comes later", () => {
    const { app, platform, team } = program();
    const stream = new EventStream(team, "order-placed", { visibility: "platform" });
    const other = new HeadwaterStack(app, "billing-stack");
    const worker = new Worker(new Team(other, "billing", { platform }), "invoicing", { handler });
    worker.subscribes(stream);
    expect(other.dependencies.map(({ node }) => node.id)).toEqual(["core", "shop-stack"]);
    expect(synthObjects(app)["billing/invoicing"]).toContain('"name": "shop.order-placed"');
  });

  test("two stacks that would wait for each other are refused", () => {
    const { app, platform, team } = program();
    const orders = new EventStream(team, "orders", { visibility: "platform" });
    const billing = new Team(new HeadwaterStack(app, "billing-stack"), "billing", { platform });
    const invoices = new EventStream(billing, "invoices", { visibility: "platform" });
    new Worker(billing, "invoicing", { handler }).subscribes(orders);
    new Worker(team, "closing", { handler }).subscribes(invoices);
    expect(() => synthObjects(app)).toThrow("[shop-stack/shop/closing] HW-TEAM-004");
  });

  test("nobody publishes to another team's stream, or calls a service that is not exported", () => {
    const { app, platform, stack, team } = program();
    const billing = new Team(stack, "billing", { platform });
    const worker = new Worker(team, "shipping", { handler });
    worker.subscribes(new EventStream(team, "order-placed"));
    worker.publishes(new EventStream(billing, "invoices", { visibility: "platform" }));
    worker.calls(new Service(billing, "prices", { handler }));
    expect(() => synthObjects(app)).toThrow(/shipping\] HW-TEAM-002: .*\n.*shipping\] HW-TEAM-003: /);
  });
});

describe("workloads", () => {
  test("a container with storage is a StatefulSet that finds its surroundings", () => {
    const { team, stack } = program();
    const stream = new EventStream(team, "order-placed");
    const prices = new Service(team, "price-api", { handler });
    const worker = new Worker(team, "stock", {
      container: { image: "registry.example/stock:1", metrics: { port: 9100 } },
      transactional: true,
      storage: { size: "2Gi" },
      env: { MODE: "fast", API_KEY: SecretValue.of("stripe", "key") },
      quota: { producerByteRate: 1_000_000 },
    });
    worker.subscribes(stream);
    worker.calls(prices);

    const objects = objectsOf(stack, "stock");
    expect(Object.keys(objects)).toContain("StatefulSet/stock");
    const set = objects["StatefulSet/stock"] as unknown as {
      spec: { replicas?: number; template: { spec: { containers: [{ image: string; env: object[] }] } } };
    };
    expect(set.spec).not.toHaveProperty("replicas");
    expect(set.spec.template.spec.containers[0].env).toEqual(
      expect.arrayContaining([
        { name: "HEADWATER_TRANSACTIONAL_ID_PREFIX", value: "shop.stock." },
        { name: "PRICE_API_URL", value: "http://price-api.shop" },
        { name: "MODE", value: "fast" },
        { name: "API_KEY", valueFrom: { secretKeyRef: { name: "stripe", key: "key" } } },
      ]),
    );
    expect(objects["ScaledObject/stock"]).toHaveProperty("spec.scaleTargetRef", { kind: "StatefulSet", name: "stock" });
    const [principal] = desired(objects, "stock").principals;
    expect(principal?.quota).toEqual({ producerByteRate: 1_000_000 });
    expect(principal?.acls).toContainEqual({
      resource: "transactionalId",
      name: "shop.stock.",
      pattern: "prefixed",
      operations: ["DESCRIBE", "WRITE"],
    });
  });

  test("a call is allowed in the caller's release, at both ends; the callee's stays as it is", () => {
    const declared = (calls: boolean) => {
      const { team, stack } = program();
      const prices = new Service(team, "prices", { handler });
      const orders = new Service(team, "orders", { handler });
      if (calls) orders.calls(prices);
      return { prices: objectsOf(stack, "prices"), orders: objectsOf(stack, "orders") };
    };
    expect(declared(true).prices).toEqual(declared(false).prices);
    expect(declared(true).orders["NetworkPolicy/call-from-shop-orders-to-prices"]).toMatchObject({
      metadata: { namespace: "shop" },
      spec: {
        podSelector: { matchLabels: { "app.kubernetes.io/name": "prices" } },
        ingress: [{ ports: [{ port: "http", protocol: "TCP" }] }],
      },
    });
  });

  test("neither a handler nor a container, both, and a service that would need events", () => {
    const { app, team } = program();
    new Service(team, "neither", {});
    new Service(team, "both", { handler, container: { image: "x:1" } });
    new Service(team, "deaf", { handler }).subscribes(new EventStream(team, "orders"));
    expect(() => synthObjects(app)).toThrow(
      /neither\] HW-WORKLOAD-001: Neither .*\n.*both\] HW-WORKLOAD-001: Both .*\n.*deaf\] HW-SERVICE-001: /,
    );
  });
});

describe("escape hatches", () => {
  test("patches and transforms come last, and see what organisation defaults made", () => {
    const app = new App();
    const platform = new Platform(new HeadwaterStack(app, "core"), "platform", {
      defaults: { labels: { "cost-centre": "42" }, registryMirror: "mirror.example/hub" },
    });
    const stack = new HeadwaterStack(app, "shop-stack");
    const team = new Team(stack, "shop", { platform });
    const orders = new Service(team, "orders", { handler });
    orders.patch("Deployment", (deployment) => {
      deployment.spec.template.spec.priorityClassName = "high";
    });
    platform.transform((object) => {
      object.metadata.annotations = { ...object.metadata.annotations, centre: object.metadata.labels["cost-centre"] };
    });
    const objects = objectsOf(stack, "orders");
    expect(objects["Deployment/orders"]).toMatchObject({
      metadata: { annotations: { centre: "42" } },
      spec: { template: { spec: { priorityClassName: "high" } } },
    });
    expect(JSON.stringify(objects["Deployment/orders"])).toContain('"image":"mirror.example/hub/library/node:');
    expect(objects["Service/orders"]).toHaveProperty("metadata.annotations.centre", "42");
  });

  test("the mirror is for images by name; a token says itself where its image lies", () => {
    const app = new App();
    const core = new HeadwaterStack(app, "core");
    const platform = new Platform(core, "platform", { defaults: { registryMirror: "mirror.example" } });
    const team = new Team(core, "shop", { platform });
    const image = new TerraformVariable(core, "image", { type: "string" }).stringValue;
    new Service(team, "by-token", { container: { image, port: 80 } });
    new Service(team, "by-name", { container: { image: `registry.example/app:${image}`, port: 80 } });
    const { values } = releasesOf(core)["by-token"] ?? {};
    expect(JSON.stringify(values)).not.toContain("mirror.example");
    expect(JSON.stringify(releasesOf(core)["by-name"]?.values)).toContain("mirror.example/app:");
  });

  test("an edit that declares something is told: others were derived without it", () => {
    const { app, team } = program();
    const stream = new EventStream(team, "orders");
    const entry = new Service(team, "entry", { handler });
    entry.publishes(stream);
    new Worker(team, "shipping", { handler }).subscribes(stream);
    entry.patch("Deployment", () => entry.reaches("api.example.com", 443));
    expect(() => synthObjects(app)).toThrow("[shop-stack/shop/entry] HW-SYNTH-001: ");
  });

  test("an edit that fails, and one that makes another object, are told", () => {
    const { app, team } = program();
    const orders = new Service(team, "orders", { handler });
    orders.patch("Deployment", () => {
      throw new Error("no such field");
    });
    orders.patch("Service", (service) => {
      service.metadata.name = "other";
    });
    expect(() => synthObjects(app)).toThrow(/HW-EDIT-001: .*no such field(.|\n)*HW-EDIT-002: /);
  });
});

test("the topology answers who uses what", () => {
  const { app, team } = program();
  const stream = new EventStream(team, "orders");
  const service = new Service(team, "entry", { handler });
  service.publishes(stream);
  const worker = new Worker(team, "shipping", { handler });
  worker.subscribes(stream);
  worker.calls(service);
  const topology = Topology.of(app);
  const names = (workloads: readonly { name: string }[]) => workloads.map(({ name }) => name);
  expect(names(topology.publishersOf(stream.node.path))).toEqual(["entry"]);
  expect(names(topology.subscribersOf(stream.node.path))).toEqual(["shipping"]);
  expect(names(topology.callersOf(service.node.path))).toEqual(["shipping"]);
});
