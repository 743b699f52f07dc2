import { expect, test } from "vitest";
import { EventStream, Handler, Service } from "../../../constructs";
import { matchers } from "../../../constructs/testing/vitest";
import { program } from "../../support/synth";

expect.extend(matchers);

function shop() {
  const { app, team } = program();
  new EventStream(team, "order-placed");
  new Service(team, "orders", { handler: Handler.inline("module.exports = async () => {};"), replicas: 2 });
  return { app, team };
}

test("an object is found by any part of it", () => {
  const { team } = shop();
  expect(team).toHaveObject({ kind: "Deployment", metadata: { name: "orders" }, spec: { replicas: 2 } });
  expect(team).toHaveObject({ kind: "Job", metadata: { name: expect.stringContaining("order-placed") } });
  expect(team).not.toHaveObject({ kind: "Deployment", spec: { replicas: 3 } });
});

test("a failure shows the difference to the object that was meant, else what there is", () => {
  const { team } = shop();
  const failure = (expected: Parameters<typeof matchers.toHaveObject>[1]) => {
    try {
      expect(team).toHaveObject(expected);
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error("It passed.");
  };
  expect(failure({ kind: "Deployment", metadata: { name: "orders" }, spec: { replicas: 7 } })).toMatch(
    /Looked for Deployment "orders"[\s\S]*replicas[\s\S]*7/,
  );
  expect(failure({ kind: "Deployment", metadata: { name: "order" } })).toContain('Did you mean "orders"?');
});

test("problems are told", () => {
  const { app, team } = shop();
  expect(app).toHaveNoProblems();
  new EventStream(team, "Refunds");
  expect(() => expect(app).toHaveNoProblems()).toThrow("HW-NAME-001");
});
