import { TerraformVariable } from "cdktf";
import { expect, test } from "vitest";
import { EventStream, Handler, Service, Worker } from "../../../constructs";
import { allPods, findObject, objectsOf, problemsOf, resourceCount, synthObjects } from "../../../constructs/testing";
import { program } from "../../support/synth";

const handler = Handler.inline("module.exports = async () => undefined;");

function shop() {
  const { app, team, stack, platform } = program();
  const placed = new EventStream(team, "order-placed");
  const orders = new Service(team, "orders", { handler, replicas: 2 });
  orders.publishes(placed);
  const shipping = new Worker(team, "shipping", { handler });
  shipping.subscribes(placed);
  return { app, team, stack, platform, orders };
}

test("objects are found by kind and name", () => {
  const objects = objectsOf(shop().team);
  expect(findObject(objects, { kind: "Deployment", name: "orders" }).spec).toMatchObject({ replicas: 2 });
  expect(resourceCount(objects, "Deployment")).toBe(2);
  expect(allPods(objects).every(({ spec }) => spec.containers.length === 1)).toBe(true);
  expect(allPods(objects).length).toBe(resourceCount(objects, "Deployment") + resourceCount(objects, "Job"));
});

test("what is not there is told with what is", () => {
  const objects = objectsOf(shop().app);
  expect(() => findObject(objects, { kind: "Deployment", name: "ordesr" })).toThrow(
    'There is no Deployment "ordesr". Did you mean "orders"? There are: Deployment platform/provisioner, Deployment shop/',
  );
  expect(() => findObject(objects, { kind: "Deploymnet", name: "orders" })).toThrow(
    'There is no Deploymnet "orders". Did you mean "Deployment"? There are these kinds: ',
  );
  expect(() => findObject([], { kind: "Job", name: "x" })).toThrow("There are no objects at all.");
  expect(() => findObject(objects, { kind: "NetworkPolicy", name: "default-deny" })).toThrow(
    'There are 2 of NetworkPolicy "default-deny": NetworkPolicy platform/default-deny, NetworkPolicy shop/default-deny.',
  );
  expect(findObject(objects, { kind: "NetworkPolicy", name: "default-deny", namespace: "shop" })).toBeDefined();
});

test("a snapshot holds no digest, and Terraform's expressions in place of what it alone knows", () => {
  const { team, stack } = shop();
  const host = new TerraformVariable(stack, "host", { type: "string" }).stringValue;
  const prices = new Service(team, "prices", { handler, env: { DATABASE: `postgres://${host}/prices` } });
  const text = synthObjects(prices)["shop/prices"];
  expect(text).toContain("headwater.dev/handler-digest: <digest>");
  expect(text).toContain("name: headwater-runtime-<digest>");
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as Terraform writes it
  expect(text).toContain("value: postgres://${var.host}/prices");
  expect(text).not.toContain("TfToken");
});

test("two looks at one program are the same, and see what was declared in between", () => {
  const { app, team } = shop();
  const before = synthObjects(app);
  expect(synthObjects(app)).toEqual(before);
  new EventStream(team, "refunds");
  expect(Object.keys(synthObjects(app))).toEqual([...Object.keys(before), "shop/stream-refunds"].sort());
});

test("problems are a list, and make objects impossible to get", () => {
  const { app, team } = shop();
  expect(problemsOf(app)).toEqual([]);
  new EventStream(team, "Refunds");
  expect(problemsOf(app)).toEqual([expect.stringMatching(/^\[shop-stack\/shop\/Refunds\] HW-NAME-001: /)]);
  expect(() => objectsOf(app)).toThrow("The declaration has mistakes:\n[shop-stack/shop/Refunds] HW-NAME-001");
});

test("ten thousand objects take seconds, ten times a thousand's", () => {
  const cost = (services: number) => {
    const { app, team } = program();
    for (let i = 0; i < services; i++) new Service(team, `service-${i}`, { handler });
    const before = process.cpuUsage();
    const objects = Object.values(synthObjects(app)).join("---\n").split("---\n").length;
    const { user, system } = process.cpuUsage(before);
    return { objects, seconds: (user + system) / 1e6 };
  };
  const small = cost(100);
  const large = cost(1000);
  expect(large.objects).toBeGreaterThan(7000);
  expect(large.seconds).toBeLessThan(15);
  expect(large.seconds / small.seconds).toBeLessThan(20);
  console.log(`synthObjects: ${large.objects} objects in ${large.seconds.toFixed(1)} s of processor time`);
}, 120_000);
